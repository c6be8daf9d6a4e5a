public import Evidence
public import Findings

/// There must be one mongosync, or one for each shard of the source.
public struct MongosyncInstances: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "mongosync-instances",
    title: "As many mongosync processes as there may be",
    rule: """
      The migration has one mongosync, or one for each shard of the source, each with the id of its shard (--id), and \
      all of one version. The plan tells how many.
      """,
    rationale: "With several processes each copies one shard: too few leave shards out, and mongosync takes no others.",
    reads: ["hello", "find config.shards"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Start one mongosync, or one for each shard of the source.",
    citations: [Citation("P-10", "MongoDB docs, mongosync 1.21: topologies/multiple-mongosyncs")])

  /// Judges the number in the plan by the source's shards.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let count = evidence.plan.mongosyncInstances else {
      judgement.add(
        Finding(.manual, Subject(), "Confirm that one mongosync runs, or one for each shard, all of one version."))
      judgement.suggest(Remedy(nil, "Or state the number in the plan, as mongosyncInstances.", command: Self.version))
      return judgement
    }
    if count == 1 {
      judgement.add(Finding(.pass, Subject(), "The plan has one mongosync."))
      return judgement
    }
    let subject = Subject(.source)
    guard let kind = judgement.value(of: evidence.source.topology, subject, "the topology of the source") else {
      return judgement
    }
    var shards: [Shard] = []
    if kind == .shardedCluster {
      guard let seen = judgement.value(of: evidence.source.shards, subject, "the shards of the source") else {
        return judgement
      }
      shards = seen
    }
    if kind == .shardedCluster && shards.count == count {
      judgement.add(Finding(.pass, Subject(), "The plan has \(count) mongosyncs, one for each shard of the source."))
    } else {
      let seen = kind == .shardedCluster ? Wording.count(shards.count, "shard", "shards") : "no shards"
      judgement.add(Finding(.fail, Subject(), "The plan has \(count) mongosyncs, and the source has \(seen)."))
      judgement.suggest(
        Remedy(nil, "Start one mongosync alone\(kind == .shardedCluster ? ", or \(shards.count) with --id" : "")."))
    }
    return judgement
  }

  private static let version = "mongosync --version"
}
