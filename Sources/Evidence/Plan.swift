public import struct Foundation.Date

/// What the operator says about the migration.
public struct Plan: Hashable, Codable, Sendable {
  /// Why a restart is audited.
  public enum Phase: String, Codable, Sendable, CaseIterable {
    /// The migration will be started again.
    case fresh
    /// The migration is given up.
    case abandon
  }

  /// What mongosync was told to block.
  public enum WriteBlocking: String, Codable, Sendable, CaseIterable {
    case none
    case destinationOnly
    case sourceAndDestination
  }

  /// The version of mongosync, which decides many rules.
  public var mongosyncVersion: ReleaseVersion?
  /// Why a restart is audited.
  public var phase: Phase = .fresh
  /// Whether the migration is started as reversible.
  public var reversible: Bool?
  /// Whether the sync is to be reversed more than once.
  public var multipleReversals: Bool?
  /// What mongosync was told to block.
  public var writeBlocking: WriteBlocking?
  /// The `buildIndexes` parameter of the start request.
  public var buildIndexes: String?
  /// Whether a namespace filter is used.
  public var filtered: Bool?
  /// Whether the destination holds data of its own.
  public var preExistingDestinationData: Bool?
  /// When mongosync first reported `canWrite: true`.
  public var canWriteAt: Date?
  /// How long the initial copy is expected to take.
  public var expectedCopyHours: Double?
  /// How many seconds the destination may be behind when the commit is sent.
  public var maximumLagSeconds: Int = Plan.usualLagSeconds
  /// The user that mongosync connects as.
  public var mongosyncUser: String?
  /// What the start request includes; empty for everything.
  public var includeNamespaces: [NamespacePattern] = []
  /// What the start request excludes.
  public var excludeNamespaces: [NamespacePattern] = []
  /// The collections that are sharded on the destination, where the source is a replica set.
  public var shardingEntries: [ShardingEntry]?
  /// Whether mongosync makes the indexes that the shard keys need.
  public var createSupportingIndexes: Bool?
  /// Whether the start request has `sharding`, which names the collections to shard.
  public var sharding: Bool?
  /// Whether the embedded verifier runs (`verification.enabled`).
  public var verifier: Bool?
  /// How many mongosync processes the migration has.
  public var mongosyncInstances: Int?
  /// The memory of the host that mongosync runs on.
  public var mongosyncMemoryGB: Double?

  /// Behind by no more than this, a commit is short; a few seconds always remain, since mongosync itself writes.
  public static let usualLagSeconds = 10

  /// A plan that says nothing.
  public init() {}
}
