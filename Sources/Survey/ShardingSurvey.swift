import BSON
import Evidence
import MongoClient

extension ClusterSurvey {
  /// Asks a sharded cluster for its balancer's state and settings.
  func balancer(_ node: ClusterNode) async -> Observed<BalancerEvidence> {
    async let settings = node.documents(.find(in: "config", "settings", filter: ["_id": "balancer"]))
    let status = await node.ask(.balancerStatus)
    let window: Observed<String?> = await settings.observed("the balancer's settings") { documents -> String?? in
      let window = documents.first?["activeWindow"]?.document
      guard let start = window?["start"]?.string, let stop = window?["stop"]?.string else { return .some(nil) }
      return "\(start)-\(stop)"
    }
    return status.observed("the balancer's mode") { reply in
      guard let mode = reply["mode"]?.string else { return nil }
      return BalancerEvidence(
        mode: mode, inBalancerRound: reply["inBalancerRound"]?.bool ?? false, activeWindow: window)
    }
  }

  /// Reads which collections are sharded, by which keys, and which shards own their chunks.
  ///
  /// Source: since server 5.0 `config.chunks` names its collection by UUID; before, by namespace. From 8.0 on
  /// `config.collections` may list collections that are not sharded too, as `unsplittable`.
  func shardedCollections(
    _ node: ClusterNode
  ) async -> (collections: Observed<[ShardedCollection]>, owners: Observed<[ChunkOwners]>) {
    async let chunks = node.aggregate(
      in: "config", "chunks",
      [["$group": ["_id": ["uuid": "$uuid", "ns": "$ns", "shard": "$shard"]]], ["$sort": ["_id": 1]]])
    let entries = await node.documents(.find(in: "config", "collections", projection: Self.collectionFields))
    return (Self.collections(entries), Self.owners(entries, await chunks))
  }

  private static let collectionFields: BSONDocument = [
    "uuid": 1, "dropped": 1, "key": 1, "unique": 1, "noBalance": 1, "unsplittable": 1,
  ]

  private static func collections(_ entries: Asked<[BSONDocument]>) -> Observed<[ShardedCollection]> {
    entries.observed("the sharded collections") { documents in
      let entries = documents.filter(\.isShardedUserCollection)
      let collections = entries.compactMap(ShardedCollection.init)
      // One that cannot be read must not be missing as if it were not sharded.
      return collections.count == entries.count ? collections.sorted { $0.namespace < $1.namespace } : nil
    }
  }

  private static func owners(
    _ entries: Asked<[BSONDocument]>, _ owned: Asked<[BSONDocument]>
  ) -> Observed<[ChunkOwners]> {
    let evidence = entries.evidence + owned.evidence
    guard let documents = entries.value, let chunks = owned.value else {
      let refusal = entries.refusal ?? owned.refusal
      return .refused(refusal ?? Refusal(.failed, "The chunks could not be read."), evidence)
    }
    let sharded = documents.filter(\.isShardedUserCollection).compactMap { collection -> ChunkOwners? in
      guard let namespace = collection["_id"]?.string else { return nil }
      let shards = chunks.compactMap { chunk -> String? in
        let id = chunk["_id"]?.document
        let isOwn = (id?["uuid"]).map { $0 == collection["uuid"] } ?? (id?["ns"]?.string == namespace)
        return isOwn ? id?["shard"]?.string : nil
      }
      return ChunkOwners(namespace: namespace, shards: Array(Set(shards)).sorted())
    }
    return .value(sharded.sorted { $0.namespace < $1.namespace }, evidence)
  }
}

extension BSONDocument {
  /// Whether an entry of `config.collections` is of a sharded collection that is not the server's own.
  fileprivate var isShardedUserCollection: Bool {
    let database = self["_id"]?.string?.split(separator: ".").first.map(String.init) ?? ""
    return self["dropped"]?.bool != true && self["unsplittable"]?.bool != true
      && DatabaseFamily(ofDatabase: database) != .system
  }
}

extension ShardedCollection {
  /// Reads an entry of `config.collections`.
  fileprivate init?(_ entry: BSONDocument) {
    guard let namespace = entry["_id"]?.string, let key = [IndexEvidence.KeyField](entry["key"]?.document) else {
      return nil
    }
    self.init(
      namespace: namespace, key: key, isUnique: entry["unique"]?.bool ?? false,
      isBalanced: entry["noBalance"]?.bool != true)
  }
}
