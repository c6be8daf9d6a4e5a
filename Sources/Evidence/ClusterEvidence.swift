public import Findings

public import struct Foundation.Date

/// Everything that was seen of one cluster.
public struct ClusterEvidence: Hashable, Codable, Sendable {
  /// Which end of the migration it is.
  public let role: ClusterRole
  /// Its connection string without secrets.
  public let address: String
  /// Its shape.
  public var topology: Observed<Topology>
  /// The id that a sharded cluster was given when it was made (`clusterId` in `config.version`), in hexadecimal digits.
  public var shardedClusterID: Observed<String>
  /// The shards of a sharded cluster.
  public var shards: Observed<[Shard]>
  /// The routers of a sharded cluster, `host:port`, also those that have not reported for long.
  public var routers: Observed<[String]>
  /// Its replica set, or one for each shard.
  public var sets: [ReplicaSetEvidence]
  /// The names of all databases.
  public var databases: Observed<[String]>
  /// All collections outside `admin`, `config` and `local`, as the cluster as a whole lists them.
  public var collections: Observed<[CollectionEvidence]>
  /// The collections in `admin`, `config` and `local` that no server makes for itself, `database.collection`.
  public var systemDatabaseCollections: Observed<[String]>
  /// The user write block as the cluster keeps it.
  public var writeBlockRecord: Observed<WriteBlockRecord>
  /// The balancer of a sharded cluster.
  public var balancer: Observed<BalancerEvidence>
  /// The shards that own chunks of each sharded collection.
  public var chunkOwners: Observed<[ChunkOwners]>
  /// How each sharded collection is sharded.
  public var shardedCollections: Observed<[ShardedCollection]>
  /// The ranges that are bound to zones of a sharded cluster.
  public var zones: Observed<[ZoneRange]>
  /// The changes of where a sharded cluster keeps its data that were begun and not ended.
  public var placementChanges: Observed<[PlacementChange]>
  /// The user the auditor is connected as.
  public var connectedUser: Observed<ConnectedUser>
  /// The user that mongosync connects as, if the plan names one.
  public var mongosyncUser: Observed<MongosyncUser>
  /// What mongosync's metadata databases say, one entry each.
  public var mongosyncMetadata: Observed<[MongosyncMetadata]>
  /// Its users and roles.
  public var accounts: Observed<Accounts>
  /// The settings bound to shapes of queries.
  public var querySettings: Observed<[QuerySetting]>
  /// The indexes of Atlas Search.
  public var searchIndexes: Observed<[SearchIndex]>
  /// The index filters of each collection that is copied; nothing where the operator did not allow as much.
  public var indexFilters: Observed<[IndexFilters]?>
  /// What the documents of each collection that is copied are like.
  public var documents: Observed<[DocumentSample]>
  /// Who is connected as mongosync to the mongos that the auditor went through; a sharded cluster may have others.
  public var mongosyncConnections: Observed<[MongosyncConnection]>
  /// The users who may write in spite of a write block, `user@database`.
  public var bypassUsers: Observed<[String]>
  /// How many users there are, for a cluster that was entered without a login.
  public var userCount: Observed<Int>
  /// The read and write concern for clients that name none.
  public var defaultConcerns: Observed<DefaultConcerns>
  /// What besides the balancer changes the chunks of a sharded cluster.
  public var chunkUpkeep: Observed<ChunkUpkeep>
  /// The functions stored in `system.js` of its user databases.
  public var storedFunctions: Observed<[StoredFunction]>
  /// What Atlas Device Sync could not synchronise, one entry for each of its databases.
  public var unsyncedDocuments: Observed<[UnsyncedDocuments]>

  /// A cluster of which nothing is known yet.
  ///
  /// - Parameters:
  ///   - role: which end of the migration it is.
  ///   - address: its connection string without secrets.
  ///   - reason: why nothing is known.
  public init(role: ClusterRole, address: String, notAsked reason: String) {
    self.role = role
    self.address = address
    topology = .notAsked(reason)
    shardedClusterID = .notAsked(reason)
    shards = .notAsked(reason)
    routers = .notAsked(reason)
    sets = []
    databases = .notAsked(reason)
    collections = .notAsked(reason)
    systemDatabaseCollections = .notAsked(reason)
    writeBlockRecord = .notAsked(reason)
    balancer = .notAsked(reason)
    chunkOwners = .notAsked(reason)
    shardedCollections = .notAsked(reason)
    zones = .notAsked(reason)
    connectedUser = .notAsked(reason)
    mongosyncUser = .notAsked(reason)
    mongosyncMetadata = .notAsked(reason)
    accounts = .notAsked(reason)
    querySettings = .notAsked(reason)
    searchIndexes = .notAsked(reason)
    indexFilters = .notAsked(reason)
    documents = .notAsked(reason)
    placementChanges = .notAsked(reason)
    mongosyncConnections = .notAsked(reason)
    bypassUsers = .notAsked(reason)
    userCount = .notAsked(reason)
    defaultConcerns = .notAsked(reason)
    chunkUpkeep = .notAsked(reason)
    storedFunctions = .notAsked(reason)
    unsyncedDocuments = .notAsked(reason)
  }
}

/// Everything the checks of one run may look at.
public struct Evidence: Hashable, Codable, Sendable {
  /// What the operator says.
  public var plan: Plan
  /// What was seen of the source.
  public var source: ClusterEvidence
  /// What was seen of the destination.
  public var destination: ClusterEvidence
  /// The mongosyncs that were asked, in the order they were given; the first one's word counts where only one does.
  public var mongosync: [MongosyncInstance]
  /// When the last answer came in: the present, for a check.
  public var collectedAt: Date
  /// What mongosync's log holds, one entry a file.
  public var mongosyncLog: Observed<[MongosyncLogFile]> = .notAsked(Self.noMongosyncLog)

  /// What comparing their documents came to, which is not saved with the rest; nothing where they were not compared.
  public var verification: DocumentVerification?

  private enum CodingKeys: CodingKey {
    case plan, source, destination, mongosync, collectedAt, mongosyncLog
  }

  /// Why there is no log where none was given.
  public static let noMongosyncLog = "No log of mongosync was given."

  /// Puts the evidence of a run together.
  ///
  /// - Parameters:
  ///   - plan: what the operator says.
  ///   - source: what was seen of the source.
  ///   - destination: what was seen of the destination.
  ///   - mongosync: the mongosyncs that were asked; empty where none was given.
  ///   - collectedAt: when the last answer came in.
  public init(
    plan: Plan, source: ClusterEvidence, destination: ClusterEvidence, mongosync: [MongosyncInstance] = [],
    collectedAt: Date
  ) {
    self.plan = plan
    self.source = source
    self.destination = destination
    self.mongosync = mongosync
    self.collectedAt = collectedAt
  }

  /// Both clusters, the source first.
  public var clusters: [ClusterEvidence] { [source, destination] }
}
