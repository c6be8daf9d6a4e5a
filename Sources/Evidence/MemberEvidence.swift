/// What one member of a replica set or shard said when asked directly.
public struct MemberEvidence: Hashable, Codable, Sendable {
  /// What the set's configuration says of it.
  public let configuration: MemberConfiguration
  /// What it says it is: `primary`, `secondary`, `arbiter`, `other`.
  public var state: Observed<MemberState>
  /// How far its clock is from that of the host the auditor runs on.
  public var clock: Observed<MemberClock>
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
  /// Who is connected to it as mongosync.
  public var mongosyncConnections: Observed<[MongosyncConnection]>
  /// How many transactions are open on it.
  public var openTransactions: Observed<Int>
  /// What applications wrote to it in the last seconds of its oplog.
  public var recentWrites: Observed<[RecentWrites]>
  /// For how many seconds before the newest entry writes were looked for; nil for as many as every single look has.
  public var recentWritesWindow: Int?
  /// What users other than mongosync's wrote to it in the last seconds of its oplog, as far as sessions tell.
  public var foreignWrites: Observed<[RecentWrites]>
  /// The modules its build has, such as `enterprise`.
  public var modules: Observed<[String]>
  /// Whether it refuses queries that would scan a whole collection (`notablescan`).
  public var refusesTableScans: Observed<Bool>
  /// What its profiler does, one entry a database.
  public var profilers: Observed<[ProfilerLevel]>
  /// The file system its data is on.
  public var disk: Observed<DiskSpace>
  /// What its host has to work with.
  public var hardware: Observed<Hardware>
  /// How much it holds.
  public var dataSize: Observed<DataSize>
  /// The operations under way on it that a migration should not begin under.
  public var operations: Observed<[RunningOperation]>
  /// Its collections and indexes, as it lists them itself.
  public var catalog: Observed<[CollectionEvidence]>

  /// A member of which nothing is known yet but its configuration.
  ///
  /// - Parameters:
  ///   - configuration: what the set's configuration says of it.
  ///   - reason: why nothing is known.
  public init(_ configuration: MemberConfiguration, notAsked reason: String) {
    self.configuration = configuration
    state = .notAsked(reason)
    clock = .notAsked(reason)
    version = .notAsked(reason)
    featureCompatibilityVersion = .notAsked(reason)
    storageEngine = .notAsked(reason)
    writeBlock = .notAsked(reason)
    oplog = .notAsked(reason)
    indexFormats = .notAsked(reason)
    mongosyncConnections = .notAsked(reason)
    openTransactions = .notAsked(reason)
    recentWrites = .notAsked(reason)
    foreignWrites = .notAsked(reason)
    modules = .notAsked(reason)
    refusesTableScans = .notAsked(reason)
    profilers = .notAsked(reason)
    disk = .notAsked(reason)
    hardware = .notAsked(reason)
    dataSize = .notAsked(reason)
    operations = .notAsked(reason)
    catalog = .notAsked(reason)
  }

  /// Its address, `host:port`.
  public var host: String { configuration.host }
  /// Whether it holds data: all but arbiters do.
  public var isDataBearing: Bool { configuration.holdsData }
}

/// What a member says it is in its set.
public enum MemberState: String, Codable, Sendable {
  case primary
  case secondary
  case arbiter
  case other
}
