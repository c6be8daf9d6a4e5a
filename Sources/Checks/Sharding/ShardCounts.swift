public import Evidence
public import Findings

/// A reversible migration between sharded clusters needs as many shards on both.
public struct ShardCounts: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "shard-counts",
    title: "As many shards as a reverse needs",
    rule: """
      If the plan says reversible, both clusters have the same number of shards. Without a reverse the numbers may \
      differ.
      """,
    rationale: "mongosync refuses to start a migration as reversible between clusters of different shard counts.",
    reads: ["find config.shards"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Add or remove shards before the start; while mongosync runs that is not allowed.",
    citations: [Citation("P-08", "MongoDB docs, mongosync 1.13 and 1.21: reverse limitations")])

  /// Judges the number of shards of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let kinds = evidence.clusters.map { cluster in
      judgement.value(of: cluster.topology, Subject(cluster.role), "the topology of the \(cluster.role.rawValue)")
    }
    guard kinds.allSatisfy({ $0 == nil || $0 == .shardedCluster }) else {
      return Judgement(
        [Finding(.notApplicable, Subject(), "The migration is not between two sharded clusters.")],
        evidence: judgement.evidence)
    }
    guard !kinds.contains(nil) else { return judgement }
    let counts = evidence.clusters.compactMap { cluster in
      judgement.value(of: cluster.shards, Subject(cluster.role), "the shards of the \(cluster.role.rawValue)")?.count
    }
    guard counts.count == 2 else { return judgement }
    let seen = "The source has \(Wording.count(counts[0], "shard", "shards")), the destination \(counts[1])"
    let isEqual = counts[0] == counts[1]
    switch evidence.plan.reversible {
    case _ where isEqual: judgement.add(Finding(.pass, Subject(), "\(seen)."))
    case true:
      judgement.add(Finding(.fail, Subject(), "\(seen), and the migration is to be reversible."))
      judgement.suggest(
        Remedy(
          .destination, "Add or remove shards, connected to a mongos, until both have as many; this lists them.",
          command: "db.adminCommand({ listShards: 1 })"))
    case false:
      judgement.add(Finding(.pass, Subject(), "\(seen), which rules out a reverse; none is planned."))
    case nil:
      judgement.add(Finding(.warn, Subject(), "\(seen), which rules out a reverse."))
      judgement.suggest(Remedy(nil, "State in the plan whether the migration is to be reversible."))
    }
    return judgement
  }
}
