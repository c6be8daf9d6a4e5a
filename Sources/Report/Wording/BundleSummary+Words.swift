import Findings

extension AuditReport.BundleSummary {
  /// The bundle in one line.
  var line: String {
    let sides = clusters.map(\.rawValue).joined(separator: " and ")
    let names = isRedacted ? "; its names are fingerprints" : ""
    return "\(file): \(sides), asked up to \(Timestamp(collectedAt).seconds) by run \(run) of \(tool)\(names)"
  }
}
