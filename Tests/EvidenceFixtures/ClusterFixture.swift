public import Evidence
public import Findings

import struct Foundation.Date

/// Healthy clusters of server 6.0.27.
public enum ClusterFixture {
  /// A replica set of a primary and a hidden secondary, with one collection, and write block and balancer off.
  ///
  /// - Parameter role: which end of the migration it is.
  /// - Returns: the cluster.
  public static func replicaSet(_ role: ClusterRole) -> ClusterEvidence {
    var cluster = ClusterEvidence(role: role, address: "mongodb://\(role.rawValue)/", notAsked: "It was not needed.")
    cluster.topology = .seen(.replicaSet(name: "\(role.rawValue)-set"))
    cluster.databases = .seen(["admin", "config", "local", "shop"])
    cluster.collections = .seen([orders])
    cluster.systemDatabaseCollections = .seen([])
    cluster.sets = [set("\(role.rawValue)-set", prefix: role.rawValue)]
    cluster.indexFilters = .seen([])
    cluster.documents = .seen([
      DocumentSample(
        namespace: "shop.orders", documents: .seen(1000), bytes: .seen(250_000),
        reading: .seen(DocumentSample.Reading(examined: 1000, isComplete: true, comparedIDs: true)))
    ])
    cluster.accounts = .seen(Accounts(users: [], roles: []))
    cluster.querySettings = .refused(Refusal(.commandNotFound, "Unrecognized stage.", code: 40_324), [])
    cluster.searchIndexes = .refused(Refusal(.failed, "Only on Atlas.", code: 6_047_401), [])
    cluster.setWriteBlock(.off)
    return cluster
  }

  /// The one collection, with a unique and a plain index.
  public static let orders = CollectionEvidence(
    database: "shop", name: "orders",
    indexes: [
      IndexEvidence(name: "_id_", keyFields: ["_id"]),
      IndexEvidence(name: "number_1", keyFields: ["number"], isUnique: true),
      IndexEvidence(name: "placed_1", keyFields: ["placed"]),
    ])

  /// An oplog of three days that fills at 1 MB a second and is full.
  public static let oplog = OplogWindow(
    first: EvidenceFixture.now.addingTimeInterval(-72 * 3600), last: EvidenceFixture.now,
    size: 72 * 3600 * 1_000_000, maximumSize: 72 * 3600 * 1_000_000)

  static func set(_ name: String, prefix: String) -> ReplicaSetEvidence {
    ReplicaSetEvidence(
      name: name,
      members: [
        member("\(prefix)-1:27017", .primary), member("\(prefix)-2:27017", .secondary, hidden: true),
      ], catalog: .seen([orders]), majorityPoint: .seen(MajorityPoint(isReached: true)))
  }

  private static func member(_ host: String, _ state: MemberState, hidden: Bool = false) -> MemberEvidence {
    var member = MemberEvidence(MemberConfiguration(host: host, hidden: hidden), notAsked: "It was not needed.")
    member.state = .seen(state)
    member.clock = .seen(MemberClock(secondsAhead: 0.02, uncertainty: 0.01))
    member.version = .seen(ReleaseVersion(6, 0, 27))
    member.featureCompatibilityVersion = .seen(FeatureCompatibilityVersion(ReleaseVersion(6, 0)))
    member.storageEngine = .seen("wiredTiger")
    member.oplog = .seen(oplog)
    member.indexFormats = .seen([
      IndexFormats(namespace: "shop.orders", expected: ["number_1"], formatVersions: .seen(["number_1": 14]))
    ])
    return member
  }
}

extension ClusterEvidence {
  /// Sets record and members alike.
  ///
  /// - Parameter record: the state of the block.
  public mutating func setWriteBlock(_ record: WriteBlockRecord) {
    writeBlockRecord = .seen(record)
    for set in sets.indices {
      for member in sets[set].members.indices {
        sets[set].members[member].writeBlock = .seen(record == .on ? .enabled : .disabled)
      }
    }
  }

  /// Turns it into a sharded cluster of two shards, with the balancer off.
  public mutating func shard() {
    let record = writeBlockRecord.value ?? .off
    let shards = ["shard0", "shard1"]
    topology = .seen(.shardedCluster)
    self.shards = .seen(shards.map { Shard(id: $0, host: "\($0)/\(role.rawValue)-\($0)-1:27017") })
    sets = shards.map { ClusterFixture.set($0, prefix: "\(role.rawValue)-\($0)") }
    balancer = .seen(BalancerEvidence(mode: "off", inBalancerRound: false, activeWindow: .seen(nil)))
    chunkOwners = .seen([ChunkOwners(namespace: "shop.orders", shards: shards)])
    shardedCollections = .seen([ShardedCollection(namespace: "shop.orders", key: [.init("number")])])
    zones = .seen([])
    placementChanges = .seen([])
    setWriteBlock(record)
  }
}

extension ReplicaSetEvidence {
  /// The same set, with a gap in what is known of its members.
  public var withGap: ReplicaSetEvidence {
    ReplicaSetEvidence(
      name: name, membershipGap: Refusal(.unauthorized, "The configuration may not be read."), members: members,
      catalog: catalog)
  }
}
