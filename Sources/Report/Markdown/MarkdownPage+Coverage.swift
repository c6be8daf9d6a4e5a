import Findings

extension MarkdownPage {
  /// What of the clusters was looked at.
  ///
  /// - Parameter report: the report.
  mutating func coverage(of report: AuditReport) {
    guard let coverage = report.coverage else { return }
    block("## Coverage")
    list(coverage.catalogs.map(Self.entry))
    guard !coverage.features.isEmpty else { return }
    table(
      ["Cluster", "Feature", "Seen on", "Judged by"],
      coverage.features.map { feature in
        let names = feature.first.map(MarkdownText.code).joined(by: ", ")
        let more: MarkdownText = feature.leftOut > 0 ? " and \(feature.leftOut) more" : ""
        return [
          "\(feature.cluster.rawValue)", "\(feature.words)", "\(feature.count): \(names)\(more)",
          "\(report.judges(of: feature).joined(separator: ", "))",
        ]
      })
  }

  private static func entry(_ catalog: Coverage.Catalog) -> MarkdownText {
    let databases = catalog.databases.map { MarkdownText("\(.code($0.name)) \($0.namespaces)") }
    guard catalog.gap == nil, !databases.isEmpty else { return "\(catalog.sentence)" }
    let more: MarkdownText = catalog.databasesLeftOut > 0 ? " and \(catalog.databasesLeftOut) more databases" : ""
    return "\(catalog.sentence) By database: \(databases.joined(by: ", "))\(more)."
  }
}
