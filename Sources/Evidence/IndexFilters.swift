/// How many shapes of queries of one collection are bound to indexes by an index filter.
public struct IndexFilters: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// How many filters it has.
  public let count: Int

  /// Describes a collection's filters.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - count: how many filters it has.
  public init(namespace: String, count: Int) {
    self.namespace = namespace
    self.count = count
  }
}
