/// The data format that one node keeps one collection's unique indexes in.
public struct IndexFormats: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// Each unique secondary index that should be there, with the format the node reported, if it reported one.
  public let formatVersions: Observed<[String: Int]>
  /// The unique secondary indexes that should be there.
  public let expected: [String]

  /// Describes a collection's unique indexes on one node.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - expected: the unique secondary indexes that should be there.
  ///   - formatVersions: the formats the node reported, by index name.
  public init(namespace: String, expected: [String], formatVersions: Observed<[String: Int]>) {
    self.namespace = namespace
    self.expected = expected
    self.formatVersions = formatVersions
  }
}
