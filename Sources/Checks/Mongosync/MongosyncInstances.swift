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
      all of one version. The plan tells how many. One that is given by --mongosync waits for its start (IDLE or \
      INITIALIZING) and, as far as it tells, copies from the source to the destination as they were given.
      """,
    rationale: """
      With several processes each copies one shard: too few leave shards out, and mongosync takes no others. One that \
      runs already has begun a migration, which no preparation can precede any more.
      """,
    reads: ["hello", "find config.shards, config.mongos", "GET /api/v1/progress"],
    privileges: ["find on the config database (clusterMonitor)"],
    remedy: "Start one mongosync, or one for each shard of the source.",
    citations: [
      Citation("P-10", "MongoDB docs, mongosync 1.21: topologies/multiple-mongosyncs"),
      Citation("P-10", "MongoDB docs, mongosync: states; reference/api/start"),
    ])

  /// Judges the number in the plan by the source's shards, and every mongosync that was asked.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for instance in evidence.mongosync { Self.judge(instance, evidence, &judgement) }
    judgeNumber(evidence, &judgement)
    return judgement
  }

  /// One that does not listen yet is to be started; what it may not do is to have begun.
  private static func judge(_ instance: MongosyncInstance, _ evidence: Evidence, _ judgement: inout Judgement) {
    if case .refused(let refusal, let ids) = instance.progress, refusal.kind == .connectionRefused {
      judgement.cite(ids)
      judgement.add(
        Finding(.pass, Subject(node: instance.address), "No mongosync has been started at \(instance.address) yet."))
      return
    }
    guard let (progress, state) = judgement.state(of: instance) else { return }
    let subject = Subject(node: instance.address)
    if instance.knowsNoMigration {
      judgement.add(Finding(.pass, subject, "mongosync waits for its start: it reports \(state.rawValue)."))
    } else {
      judgement.add(
        Finding(
          .fail, subject, "A migration has been started already: mongosync reports \(state.rawValue).",
          explanation: "This checklist is for the time before the start; it changes nothing that was copied."))
      judgement.suggest(
        Remedy(
          nil,
          "Audit this migration with the checklist cutover or post-cutover; to begin another, audit with restart."))
    }
    judgement.refuseSwap(instance, progress, evidence)
  }

  private func judgeNumber(_ evidence: Evidence, _ judgement: inout Judgement) {
    guard let count = evidence.plan.mongosyncInstances else {
      judgement.add(
        Finding(.manual, Subject(), "Confirm that one mongosync runs, or one for each shard, all of one version."))
      judgement.suggest(Remedy(nil, "Or state the number in the plan, as mongosyncInstances.", command: Self.version))
      return
    }
    if count == 1 {
      judgement.add(Finding(.pass, Subject(), "The plan has one mongosync."))
      return
    }
    let subject = Subject(.source)
    guard let kind = judgement.value(of: evidence.source.topology, subject, "the topology of the source") else {
      return
    }
    var shards: [Shard] = []
    if kind == .shardedCluster {
      guard let seen = judgement.value(of: evidence.source.shards, subject, "the shards of the source") else {
        return
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
  }

  private static let version = "mongosync --version"
}
