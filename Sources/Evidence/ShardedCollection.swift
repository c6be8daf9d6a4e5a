/// A sharded collection, as `config.collections` has it.
public struct ShardedCollection: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// The fields of its shard key, in order.
  public let key: [IndexEvidence.KeyField]
  /// Whether the shard key is enforced to be unique.
  public let isUnique: Bool
  /// Whether the balancer may move its chunks.
  public let isBalanced: Bool

  /// Describes a sharded collection.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - key: the fields of its shard key, in order.
  ///   - isUnique: whether the shard key is enforced to be unique.
  ///   - isBalanced: whether the balancer may move its chunks.
  public init(namespace: String, key: [IndexEvidence.KeyField], isUnique: Bool = false, isBalanced: Bool = true) {
    self.namespace = namespace
    self.key = key
    self.isUnique = isUnique
    self.isBalanced = isBalanced
  }
}
