import Findings

extension TerminalPage {
  /// What of the clusters was looked at, a feature a line.
  ///
  /// - Parameter report: the report.
  mutating func coverage(of report: AuditReport) {
    guard let coverage = report.coverage else { return }
    for (position, catalog) in coverage.catalogs.enumerated() {
      fact(position == 0 ? "Coverage" : "", "\(catalog.sentence)")
    }
    table(
      coverage.features.map { feature in
        [
          "\(feature.cluster.rawValue)", "\(feature.words)", "\(feature.count)",
          "\(report.judges(of: feature).joined(separator: ", "))",
        ]
      }, indent: TerminalRenderer.labels)
    blank()
  }
}
