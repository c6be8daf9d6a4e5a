public import Evidence
public import Findings

/// A config server that is a shard too must stay what it is, and does not go to a replica set.
public struct ConfigShard: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "config-shard",
    title: "Config shards are used as mongosync allows",
    rule: """
      A source whose config server is a shard too (servers since 8.0) has a sharded destination. On either side it is \
      reported, since it may not change while mongosync runs.
      """,
    rationale: """
      mongosync migrates between clusters with and without a config shard, but not from one to a replica set, and not \
      while a config server becomes a shard or ceases to be one.
      """,
    reads: ["find config.shards"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Leave the config server as it is until the migration is over.",
    citations: [
      Citation("P-09", "MongoDB docs, mongosync 1.13: mongosync-behavior, config shards"),
      Citation("P-09", "MongoDB docs, mongosync 1.21: reference/limitations, sharded clusters"),
    ])

  /// Judges the shards of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      let subject = Subject(cluster.role)
      let role = cluster.role.rawValue
      guard let kind = judgement.value(of: cluster.topology, subject, "the topology of the \(role)") else { continue }
      guard kind == .shardedCluster else {
        judgement.add(Finding(.notApplicable, subject, "The \(role) is not sharded."))
        continue
      }
      guard let shards = judgement.value(of: cluster.shards, subject, "the shards of the \(role)") else { continue }
      if !shards.contains(where: { $0.id == "config" }) {
        judgement.add(Finding(.pass, subject, "The \(role) has a config server of its own."))
      } else if cluster.role == .source, let other = evidence.destination.topology.value, other != .shardedCluster {
        judgement.add(Finding(.fail, subject, "The source's config server is a shard and the destination not sharded."))
        judgement.suggest(Remedy(.destination, "Use a sharded cluster as the destination; one shard is enough."))
      } else {
        judgement.add(
          Finding(
            .pass, subject, "The \(role)'s config server is a shard too.",
            explanation: "Do not run transitionFromDedicatedConfigServer or transitionToDedicatedConfigServer now."))
      }
    }
    return judgement
  }
}
