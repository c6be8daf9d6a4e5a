/// The shards that own chunks of one sharded collection.
public struct ChunkOwners: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// The names of the shards.
  public let shards: [String]

  /// Names the owners of a collection's chunks.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - shards: the names of the shards.
  public init(namespace: String, shards: [String]) {
    self.namespace = namespace
    self.shards = shards
  }
}
