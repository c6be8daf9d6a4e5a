import Evidence
import Foundation
import Report

extension Plan {
  /// What the plan says, by the keys of the plan file, for the report.
  var lines: [AuditReport.Label] {
    let values: [(String, String?)] = [
      ("mongosyncVersion", mongosyncVersion?.description),
      ("phase", phase == .fresh ? nil : phase.rawValue),
      ("reversible", reversible?.description),
      ("writeBlocking", writeBlocking?.rawValue),
      ("buildIndexes", buildIndexes),
      ("filtered", filtered?.description),
      ("preExistingDestinationData", preExistingDestinationData?.description),
      ("canWriteAt", canWriteAt?.formatted(.iso8601)),
      ("expectedCopyHours", expectedCopyHours?.description),
      ("maximumLagSeconds", maximumLagSeconds == Plan.usualLagSeconds ? nil : maximumLagSeconds.description),
      ("mongosyncUser", mongosyncUser),
      ("sharding", sharding?.description),
      ("verifier", verifier?.description),
      ("mongosyncInstances", mongosyncInstances?.description),
      ("mongosyncMemoryGB", mongosyncMemoryGB?.description),
    ]
    return values.compactMap { key, value in value.map { AuditReport.Label(key: key, value: $0) } }
  }
}
