import Findings

/// The namespaces of a cluster on the page.
struct HTMLCatalog {
  let sentence: String
  let hasDatabases: Bool
  let databases: [HTMLDatabase]
  let hasMore: Bool
  let more: Int

  /// Lays a cluster's namespaces out.
  ///
  /// - Parameter catalog: the namespaces.
  init(_ catalog: Coverage.Catalog) {
    sentence = catalog.sentence
    databases = catalog.gap == nil ? catalog.databases.map { HTMLDatabase(name: $0.name, count: $0.namespaces) } : []
    hasDatabases = !databases.isEmpty
    more = catalog.databasesLeftOut
    hasMore = more > 0
  }
}

/// A database and how much it holds, on the page.
struct HTMLDatabase {
  let name: String
  let count: Int
}

/// A feature that was seen, on the page.
struct HTMLFeature {
  let cluster: String
  let words: String
  let count: Int
  let names: [String]
  let hasMore: Bool
  let more: Int
  let judges: [String]

  /// Lays a feature out.
  ///
  /// - Parameters:
  ///   - feature: the feature.
  ///   - report: the report, which knows who judged it.
  init(_ feature: Coverage.Feature, in report: AuditReport) {
    cluster = feature.cluster.rawValue
    words = feature.words
    count = feature.count
    names = feature.first
    more = feature.leftOut
    hasMore = more > 0
    judges = report.judges(of: feature)
  }
}
