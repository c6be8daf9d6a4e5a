public import struct Foundation.Date

/// A change of where a sharded cluster keeps its data that was begun and, as far as is recorded, not ended.
public struct PlacementChange: Hashable, Codable, Sendable {
  /// What a resharding is for where the server does not tell, as before 8.0.
  public static let resharding = "reshardCollection"
  /// A shard from which the balancer takes all that it holds, whichever command began that.
  public static let draining = "draining"
  /// What it is: `movePrimary`, `refineCollectionShardKey`, `draining`, or what a resharding is for.
  ///
  /// Source: server 8.0, `provenance` in `config.reshardingOperations`: `reshardCollection`, `moveCollection`,
  /// `balancerMoveCollection`, `unshardCollection` or `rewriteCollection`.
  public let kind: String
  /// The collection or database it is about; empty where it names none.
  public let namespace: String
  /// The shard it is about, where it is about one.
  public let shard: String?
  /// When it was begun, where that is recorded.
  public let since: Date?

  /// Describes a change.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - namespace: the collection or database it is about.
  ///   - shard: the shard it is about.
  ///   - since: when it was begun.
  public init(_ kind: String, namespace: String = "", shard: String? = nil, since: Date? = nil) {
    self.kind = kind
    self.namespace = namespace
    self.shard = shard
    self.since = since
  }
}
