public import Evidence
public import Findings

/// How the destination's sharded collections are spread over its shards.
public struct ChunkDistribution: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "chunk-distribution",
    title: "Chunks on the destination's shards",
    rule: """
      For information: how many shards of a sharded destination own chunks of each collection. It never fails, since \
      mongosync does not keep the source's distribution and the balancer sees to it afterwards.
      """,
    rationale: "A collection whose chunks all lie on one shard has the speed and the space of that shard only.",
    reads: ["find config.collections, config.chunks, config.shards"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Turn the balancer on, and let it finish.",
    citations: [Citation("E-19", "MongoDB docs, mongosync 1.21: limitations, sharded clusters")])

  /// Tells the owners of the destination's chunks.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.destination
    let subject = Subject(.destination)
    guard let topology = judgement.value(of: cluster.topology, subject, "the topology of the destination") else {
      return judgement
    }
    guard topology == .shardedCluster else {
      judgement.add(Finding(.notApplicable, subject, "The destination is not sharded."))
      return judgement
    }
    guard let owners = judgement.value(of: cluster.chunkOwners, subject, "the owners of the chunks"),
      let shards = judgement.value(of: cluster.shards, subject, "the shards of the destination")
    else { return judgement }
    let concentrated = owners.filter { $0.shards.count < shards.count }
    let all = Wording.count(owners.count, "sharded collection", "sharded collections")
    let places = Wording.count(shards.count, "shard", "shards")
    judgement.add(
      Finding(.pass, subject, "\(owners.count - concentrated.count) of \(all) have chunks on each of \(places)."))
    for collection in concentrated {
      judgement.add(
        Finding(
          .pass, Subject(.destination, namespace: collection.namespace),
          "\(collection.namespace) has chunks on \(collection.shards.count) of \(shards.count) shards.",
          explanation: "The balancer spreads a large collection once it is on; a small one may stay as it is."))
    }
    return judgement
  }
}
