/// How one collection is sharded, as `config.collections` has it.
public struct ShardedCollection: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// The fields of its shard key, in order.
  public let key: [IndexEvidence.KeyField]
  /// Whether the shard key enforces uniqueness.
  public let isUnique: Bool
  /// Whether the balancer leaves it alone, or chunks of it may not be moved at all.
  public let isPinned: Bool

  /// Describes a sharded collection.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - key: the fields of its shard key, in order.
  ///   - isUnique: whether the shard key enforces uniqueness.
  ///   - isPinned: whether its chunks are not moved.
  public init(namespace: String, key: [IndexEvidence.KeyField], isUnique: Bool = false, isPinned: Bool = false) {
    self.namespace = namespace
    self.key = key
    self.isUnique = isUnique
    self.isPinned = isPinned
  }
}
