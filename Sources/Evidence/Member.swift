public import struct Foundation.Date

/// What one member of a replica set or shard said when asked directly.
public struct MemberEvidence: Hashable, Codable, Sendable {
  /// What the set's configuration says of it.
  public let configuration: MemberConfiguration
  /// What it says it is: `primary`, `secondary`, `arbiter`, `other`.
  public var state: Observed<MemberState>
  /// Its server version.
  public var version: Observed<ReleaseVersion>
  /// Its feature compatibility version.
  public var featureCompatibilityVersion: Observed<FeatureCompatibilityVersion>
  /// Its storage engine.
  public var storageEngine: Observed<String>
  /// Whether it blocks user writes.
  public var writeBlock: Observed<WriteBlockMode>
  /// The span of its oplog.
  public var oplog: Observed<OplogWindow>
  /// The formats of its unique secondary indexes, one entry a collection that has any.
  public var indexFormats: Observed<[IndexFormats]>

  /// A member of which nothing is known yet but its configuration.
  ///
  /// - Parameters:
  ///   - configuration: what the set's configuration says of it.
  ///   - reason: why nothing is known.
  public init(_ configuration: MemberConfiguration, notAsked reason: String) {
    self.configuration = configuration
    state = .notAsked(reason)
    version = .notAsked(reason)
    featureCompatibilityVersion = .notAsked(reason)
    storageEngine = .notAsked(reason)
    writeBlock = .notAsked(reason)
    oplog = .notAsked(reason)
    indexFormats = .notAsked(reason)
  }

  /// Its address, `host:port`.
  public var host: String { configuration.host }
  /// Whether it holds data: all but arbiters do.
  public var isDataBearing: Bool { !configuration.arbiterOnly }
}

/// What a member says it is in its set.
public enum MemberState: String, Codable, Sendable {
  case primary
  case secondary
  case arbiter
  case other
}

/// A feature compatibility version and whether it is changing.
public struct FeatureCompatibilityVersion: Hashable, Codable, Sendable {
  /// The version in force.
  public let version: ReleaseVersion
  /// The version being changed to, while an upgrade or downgrade is under way.
  public let targetVersion: ReleaseVersion?

  /// Names a feature compatibility version.
  ///
  /// - Parameters:
  ///   - version: the version in force.
  ///   - targetVersion: the version being changed to, if any.
  public init(_ version: ReleaseVersion, targetVersion: ReleaseVersion? = nil) {
    self.version = version
    self.targetVersion = targetVersion
  }
}

/// The user write block as `serverStatus.repl.userWriteBlockMode` shows it.
///
/// Source: server 6.0's replication_info: 0 unknown, 1 disabled, 2 enabled; the field is absent before 6.0.
public enum WriteBlockMode: String, Codable, Sendable {
  /// The server could not tell just then.
  case unknown
  case disabled
  case enabled
  /// A server without the field.
  case absent
}

/// The user write block as `config.user_writes_critical_sections` keeps it.
public enum WriteBlockRecord: String, Codable, Sendable {
  /// No document: no block.
  case off
  /// `blockUserWrites: true`.
  case on
  /// Only `blockNewUserShardedDDL: true`: a sharded cluster on its way in or out.
  case changing
}

/// The span of a member's oplog, and how fast it fills.
public struct OplogWindow: Hashable, Codable, Sendable {
  /// The time of its oldest entry.
  public let first: Date
  /// The time of its newest entry.
  public let last: Date
  /// The bytes it holds now.
  public let size: Int
  /// The bytes it may hold.
  public let maximumSize: Int
  /// How long an entry is kept at least, whatever the size; 0 for no minimum.
  public let minimumRetentionHours: Double
  /// The bytes a second written lately, or nothing where too little was written to tell.
  public let recentBytesPerSecond: Double?

  /// Describes an oplog.
  ///
  /// - Parameters:
  ///   - first: the time of its oldest entry.
  ///   - last: the time of its newest entry.
  ///   - size: the bytes it holds now.
  ///   - maximumSize: the bytes it may hold.
  ///   - minimumRetentionHours: how long an entry is kept at least.
  ///   - recentBytesPerSecond: the bytes a second written lately.
  public init(
    first: Date, last: Date, size: Int, maximumSize: Int, minimumRetentionHours: Double = 0,
    recentBytesPerSecond: Double? = nil
  ) {
    self.first = first
    self.last = last
    self.size = size
    self.maximumSize = maximumSize
    self.minimumRetentionHours = minimumRetentionHours
    self.recentBytesPerSecond = recentBytesPerSecond
  }

  /// The hours between the oldest and the newest entry.
  public var hours: Double { last.timeIntervalSince(first) / 3600 }
}
