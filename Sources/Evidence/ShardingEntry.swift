/// One entry of the `sharding.shardingEntries` of a start request: a collection to be sharded on the destination.
public struct ShardingEntry: Hashable, Codable, Sendable {
  /// The collection's database.
  public let database: String
  /// The collection's name.
  public let collection: String
  /// The fields of the shard key, in order.
  public let key: [IndexEvidence.KeyField]

  /// Describes an entry.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection's name.
  ///   - key: the fields of the shard key, in order.
  public init(database: String, collection: String, key: [IndexEvidence.KeyField]) {
    self.database = database
    self.collection = collection
    self.key = key
  }

  /// `database.collection`.
  public var namespace: String { "\(database).\(collection)" }
}
