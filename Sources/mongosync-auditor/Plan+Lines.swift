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
      ("multipleReversals", multipleReversals?.description),
      ("writeBlocking", writeBlocking?.rawValue),
      ("buildIndexes", buildIndexes),
      ("filtered", filtered?.description),
      ("preExistingDestinationData", preExistingDestinationData?.description),
      ("canWriteAt", canWriteAt?.formatted(.iso8601)),
      ("expectedCopyHours", expectedCopyHours?.description),
      ("maximumLagSeconds", maximumLagSeconds == Plan.usualLagSeconds ? nil : maximumLagSeconds.description),
      ("mongosyncUser", mongosyncUser),
      ("includeNamespaces", Self.text(includeNamespaces)),
      ("excludeNamespaces", Self.text(excludeNamespaces)),
      ("shardingEntries", shardingEntries.map { $0.map(\.namespace).joined(separator: ", ") }),
      ("createSupportingIndexes", createSupportingIndexes?.description),
      ("sharding", sharding?.description),
      ("verifier", verifier?.description),
      ("mongosyncInstances", mongosyncInstances?.description),
      ("mongosyncMemoryGB", mongosyncMemoryGB?.description),
    ]
    return values.compactMap { key, value in value.map { AuditReport.Label(key: key, value: $0) } }
  }

  /// A filter in a line, such as `shop.orders, /^log/.*`; nothing for none.
  private static func text(_ patterns: [NamespacePattern]) -> String? {
    let entries = patterns.flatMap { pattern -> [String] in
      let database = pattern.database ?? text(pattern.databaseExpression)
      let collections = pattern.collections + [pattern.collectionsExpression].compactMap { $0.map { text($0) } }
      return collections.isEmpty ? ["\(database).*"] : collections.map { "\(database).\($0)" }
    }
    return entries.isEmpty ? nil : entries.joined(separator: ", ")
  }

  private static func text(_ expression: NamespacePattern.Expression?) -> String {
    expression.map { "/\($0.pattern)/\($0.options)" } ?? "?"
  }
}
