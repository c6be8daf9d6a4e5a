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

  /// Reads which shards own chunks of which sharded collections.
  ///
  /// Source: since server 5.0 `config.chunks` names its collection by UUID; before, by namespace.
  func chunkOwners(_ node: ClusterNode) async -> Observed<[ChunkOwners]> {
    async let owners = node.aggregate(
      in: "config", "chunks",
      [["$group": ["_id": ["uuid": "$uuid", "ns": "$ns", "shard": "$shard"]]], ["$sort": ["_id": 1]]])
    let collections = await node.documents(.find(in: "config", "collections", projection: ["uuid": 1, "dropped": 1]))
    let owned = await owners
    let evidence = collections.evidence + owned.evidence
    guard let documents = collections.value, let chunks = owned.value else {
      let refusal = collections.refusal ?? owned.refusal
      return .refused(refusal ?? Refusal(.failed, "The chunks could not be read."), evidence)
    }
    let sharded = documents.filter { $0["dropped"]?.bool != true }.compactMap { collection -> ChunkOwners? in
      guard let namespace = collection["_id"]?.string else { return nil }
      guard DatabaseFamily(ofDatabase: namespace.split(separator: ".").first.map(String.init) ?? "") != .system else {
        return nil
      }
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
