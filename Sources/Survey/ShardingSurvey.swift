import BSON
import Evidence
import Findings
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

  /// Reads how collections are sharded, and which shards own chunks of them.
  ///
  /// Source: since server 5.0 `config.chunks` names its collection by UUID; before, by namespace. Servers up to 4.4
  /// keep the documents of collections that were dropped; from 8.0 on collections that are not sharded may be listed,
  /// as `unsplittable`.
  ///
  /// - Parameter node: the router.
  /// - Returns: the sharded collections outside the system databases, and the owners of their chunks.
  func placement(
    _ node: ClusterNode
  ) async -> (collections: Observed<[ShardedCollection]>, owners: Observed<[ChunkOwners]>) {
    async let owners = node.aggregate(
      in: "config", "chunks",
      [["$group": ["_id": ["uuid": "$uuid", "ns": "$ns", "shard": "$shard"]]], ["$sort": ["_id": 1]]])
    let fields: BSONDocument = [
      "uuid": 1, "dropped": 1, "key": 1, "unique": 1, "noBalance": 1, "permitMigrations": 1, "unsplittable": 1,
    ]
    let listed = await node.documents(.find(in: "config", "collections", projection: fields, sort: ["_id": 1]))
    let documents = listed.reading("the sharded collections") { $0.filter(\.isUserCollection) }
    let collections = documents.observed("the sharded collections") { documents in
      let collections = documents.compactMap(ShardedCollection.init)
      return collections.count == documents.count ? collections : nil
    }
    let owned = await owners
    let evidence = documents.evidence + owned.evidence
    guard let documents = documents.value, let chunks = owned.value else {
      let refusal = documents.refusal ?? owned.refusal
      return (collections, .refused(refusal ?? Refusal(.failed, "The chunks could not be read."), evidence))
    }
    return (collections, .value(documents.compactMap { ChunkOwners($0, chunks) }, evidence))
  }

  /// Reads the ranges that are bound to zones.
  ///
  /// - Parameter node: the router.
  /// - Returns: the ranges.
  func zones(_ node: ClusterNode) async -> Observed<[ZoneRange]> {
    guard questions.contains(.zones) else { return .notAsked("It was not needed.") }
    let fields: BSONDocument = ["_id": 0, "ns": 1, "tag": 1, "min": 1, "max": 1]
    return await node.documents(.find(in: "config", "tags", projection: fields, sort: ["ns": 1, "min": 1]))
      .observed("the zones") { documents in
        let ranges = documents.compactMap(ZoneRange.init)
        return ranges.count == documents.count ? ranges : nil
      }
  }
}

extension BSONDocument {
  /// Whether a document of `config.collections` is of a sharded collection that is still there and not the server's own.
  fileprivate var isUserCollection: Bool {
    guard self["dropped"]?.bool != true, self["unsplittable"]?.bool != true, let namespace = self["_id"]?.string else {
      return false
    }
    return DatabaseFamily(ofDatabase: namespace.split(separator: ".").first.map(String.init) ?? "") != .system
  }
}

extension ShardedCollection {
  /// Reads a document of `config.collections`.
  fileprivate init?(_ document: BSONDocument) {
    guard let namespace = document["_id"]?.string,
      let key = document["key"]?.document.flatMap(IndexEvidence.KeyField.fields(of:))
    else { return nil }
    self.init(
      namespace: namespace, key: key, isUnique: document["unique"]?.bool ?? false,
      isPinned: document["noBalance"]?.bool == true || document["permitMigrations"]?.bool == false)
  }
}

extension ChunkOwners {
  /// Finds the owners of a collection's chunks, given its document and one document for each pair of both.
  fileprivate init?(_ collection: BSONDocument, _ chunks: [BSONDocument]) {
    guard let namespace = collection["_id"]?.string else { return nil }
    let shards = chunks.compactMap { chunk -> String? in
      let id = chunk["_id"]?.document
      let isOwn = (id?["uuid"]).map { $0 == collection["uuid"] } ?? (id?["ns"]?.string == namespace)
      return isOwn ? id?["shard"]?.string : nil
    }
    self.init(namespace: namespace, shards: Array(Set(shards)).sorted())
  }
}

extension ZoneRange {
  /// Reads a document of `config.tags`.
  fileprivate init?(_ document: BSONDocument) {
    guard let namespace = document["ns"]?.string, let zone = document["tag"]?.string,
      let minimum = document["min"].flatMap(OptionValue.init), let maximum = document["max"].flatMap(OptionValue.init)
    else { return nil }
    self.init(namespace: namespace, zone: zone, minimum: minimum, maximum: maximum)
  }
}
