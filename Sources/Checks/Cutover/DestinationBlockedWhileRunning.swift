public import Evidence
public import Findings

/// While mongosync runs, nobody else should be able to write to the destination.
public struct DestinationBlockedWhileRunning: Check {
  /// Makes the check.
  public init() {}

  /// Who wrote lately; the write block is always asked for.
  public let questions: Questions = .destinationActivity

  /// What it judges and why.
  public let about = About(
    id: "destination-blocked-while-running",
    title: "The destination blocks writes until canWrite",
    rule: """
      Until the commit the user write block is on, on the destination. mongosync sets it at the start by itself from \
      1.20 on, where its absence fails, and by default from 1.11 on; not with enableUserWriteBlocking: none, nor for a \
      sync into existing data. In the last \(RecentWrites.seconds) seconds of the oplog, or \
      \(RecentWrites.watchedSeconds) with --watch, no user but mongosync's wrote to what is copied. That is seen of \
      retryable writes and transactions alone, where the plan names mongosync's user or mongosync wrote to its \
      metadata: no other entry tells whose it is.
      """,
    rationale: """
      What anybody else writes to the destination before canWrite is true makes the clusters differ, and the verifier \
      may fail or miss it. A block that is off was lifted by somebody, or this is not mongosync's destination.
      """,
    reads: [
      "GET /api/v1/progress", "serverStatus", "find config.user_writes_critical_sections",
      "$match of the end of local.oplog.rs",
    ],
    privileges: [
      "serverStatus on the cluster and find on the config database (clusterMonitor)",
      "find and collStats on local.oplog.rs (clusterMonitor)",
    ],
    remedy: "Find out who can write to the destination, and keep every application away from it until canWrite.",
    citations: [
      Citation("F-22", "MongoDB docs, mongosync 1.21: mongosync-behavior, write blocking; limitations, general"),
      Citation("F-22", "MongoDB docs, mongosync release notes 1.11 and 1.20: user write blocking"),
    ])

  /// Judges the destination's write block, and who wrote there, until the commit has begun.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard judgement.isBeforeCommit(evidence) else { return judgement }
    let subject = Subject(.destination)
    if evidence.plan.preExistingDestinationData == true {
      judgement.add(Finding(.notApplicable, subject, "A sync into existing data blocks nothing."))
      return judgement
    }
    switch WriteBlockReading(evidence.destination, citing: &judgement) {
    case .on(nil):
      judgement.add(Finding(.pass, subject, "The destination blocks user writes."))
    case .on(.some(let gap)):
      judgement.add(
        Finding(.unknown, subject, "The destination's record says that it blocks writes, but not all was read: \(gap)"))
    case .changing(let how):
      judgement.add(Finding(.unknown, subject, "The destination's write block is changing: \(how).", mayPass: true))
    case .unknown(let why):
      judgement.add(Finding(.unknown, subject, "Could not tell whether the destination blocks user writes: \(why)"))
    case .off:
      judgement.add(
        Finding(
          evidence.plan.mongosyncHas(.blocksWritesByItself) == true ? .fail : .warn, subject,
          "The destination does not block user writes, and anybody with the right can write to it.",
          explanation: Self.why(evidence.plan)))
      judgement.suggest(
        Remedy(
          .destination,
          "Make sure that no application writes to \(evidence.destination.identity) until canWrite is true."))
    }
    Self.judgeWriters(evidence, &judgement)
    return judgement
  }

  /// Judges what others wrote; where it is not known whose the writes are, the block alone speaks.
  private static func judgeWriters(_ evidence: Evidence, _ judgement: inout Judgement) {
    let scope = MigrationScope(evidence.plan)
    for primary in evidence.destination.sets.compactMap(\.primary) {
      let subject = Subject(.destination, node: primary.host)
      if case .notAsked = primary.foreignWrites { continue }
      let what = "who wrote lately to \(primary.host)"
      for writes in judgement.value(of: primary.foreignWrites, subject, what) ?? [] {
        let namespace = TimeSeriesBuckets.seriesNamespace(of: writes.namespace)
        let count = Wording.count(writes.entries, "write", "writes")
        judgement.add(
          Finding(
            scope.includes(namespace: namespace) ? .fail : .warn,
            Subject(.destination, node: primary.host, namespace: namespace),
            "\(namespace) had \(count) of a user other than mongosync's in the last \(primary.recentWritesSeconds) "
              + "seconds of the oplog of \(primary.host).", explanation: identifiedBySession))
        judgement.suggest(
          Remedy(
            .destination,
            """
            Find out who writes to \(evidence.destination.identity) and stop them. What they wrote the source does not \
            have: compare the documents before any application moves.
            """))
      }
    }
  }

  private static let identifiedBySession = """
    Identified by the digest of the user's name in the session of each write. If mongosync itself connects to the destination \
    as a user that the plan does not name, name it there.
    """

  private static func why(_ plan: Plan) -> String {
    if plan.writeBlocking == Plan.WriteBlocking.none, plan.mongosyncHas(.blocksWritesByItself) != true {
      return "The plan says that mongosync was started without write blocking."
    }
    switch (plan.mongosyncHas(.blocksWritesByItself), plan.mongosyncHas(.blocksDestinationOnly)) {
    case (true, _):
      return "mongosync from 1.20 on blocks it at the start: somebody lifted the block, or this is another cluster."
    case (_, true):
      return "mongosync from 1.11 on blocks it unless it was started with another enableUserWriteBlocking."
    default: return "mongosync before 1.11 blocks it only where the start request asks for that."
    }
  }
}
