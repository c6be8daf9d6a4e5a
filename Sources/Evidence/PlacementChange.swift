public import struct Foundation.Date

/// A change of where a sharded cluster keeps its data that was begun and, as far as is recorded, not ended.
public struct PlacementChange: Hashable, Codable, Sendable {
  /// What a resharding is for where the server does not tell, as before 8.0.
  public static let resharding = "reshardCollection"
  /// What it is: `movePrimary`, `refineCollectionShardKey`, `removeShard`, or what a resharding is for.
  ///
  /// Source: server 8.0, `provenance` in `config.reshardingOperations`: `reshardCollection`, `moveCollection`,
  /// `balancerMoveCollection`, `unshardCollection` or `rewriteCollection`.
  public let kind: String
  /// The collection or database it is about; empty where it names none.
  public let namespace: String
  /// When it was begun, where that is recorded.
  public let since: Date?

  /// Describes a change.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - namespace: the collection or database it is about.
  ///   - since: when it was begun.
  public init(_ kind: String, namespace: String, since: Date? = nil) {
    self.kind = kind
    self.namespace = namespace
    self.since = since
  }
}
