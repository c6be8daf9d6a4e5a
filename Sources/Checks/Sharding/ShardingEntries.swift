public import Evidence
public import Findings

/// A migration from a replica set to a sharded cluster must say which collections to shard.
public struct ShardingEntries: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "sharding-entries",
    title: "Start request names the collections to shard",
    rule: """
      From a replica set to a sharded cluster, the start request has sharding with shardingEntries, and each shard \
      key has an index on the source (or createSupportingIndexes, on a source of 6.0 or later). The plan says so. \
      Between other kinds of clusters it has none.
      """,
    rationale: "Without it mongosync refuses the start; a shard key without an index ends the migration later.",
    reads: ["hello"],
    privileges: ["none beyond a login (hello)"],
    remedy: "Write the sharding object into the start request and say sharding: true in the plan.",
    citations: [
      Citation(
        "P-06", "MongoDB docs, mongosync 1.21: topologies/rs-to-sharded; reference/api/start, sharding parameters")
    ])

  /// Judges the plan by the kinds of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let source = judgement.value(of: evidence.source.topology, Subject(.source), "the topology of the source")
    let destination = judgement.value(
      of: evidence.destination.topology, Subject(.destination), "the topology of the destination")
    guard let source, let destination else { return judgement }
    guard case .replicaSet = source, destination == .shardedCluster else {
      let pair = "The migration is not from a replica set to a sharded cluster"
      guard evidence.plan.sharding == true || evidence.plan.shardingEntries?.isEmpty == false else {
        judgement.add(Finding(.notApplicable, Subject(), "\(pair)."))
        return judgement
      }
      judgement.add(
        Finding(.fail, Subject(), "\(pair), but the plan has sharding: mongosync refuses such a start request."))
      judgement.suggest(Remedy(nil, "Leave sharding out of the start request, and out of the plan."))
      return judgement
    }
    switch evidence.plan.sharding {
    case true:
      judgement.add(Finding(.pass, Subject(), "The plan says that the start request has sharding."))
      if evidence.isSourceBeforeSix == true {
        judgement.suggest(
          Remedy(
            .source, "Create the index of each shard key on the source: createSupportingIndexes needs 6.0 there."))
      }
    case false:
      judgement.add(Finding(.fail, Subject(), "The plan says that the start request has no sharding."))
      judgement.suggest(Self.request)
    case nil:
      judgement.add(Finding(.manual, Subject(), "Confirm that the start request has sharding with shardingEntries."))
      judgement.suggest(Self.request)
      judgement.suggest(Remedy(nil, "Or state it in the plan, as sharding: true."))
    }
    return judgement
  }

  private static let request = Remedy(
    nil, "Name each collection to shard, with its key, in the start request; this is its form.",
    command: """
      "sharding": {"createSupportingIndexes": false, "shardingEntries": [{"database": "DATABASE", \
      "collection": "COLLECTION", "shardCollection": {"key": [{"FIELD": 1}]}}]}
      """)
}
