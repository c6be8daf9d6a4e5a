public import Evidence
public import Findings

/// Applications must have stopped writing to the source before the commit.
public struct SourceWritesStopped: Check {
  /// Makes the check.
  public init() {}

  /// What was written lately.
  public let questions: Questions = .sourceActivity

  /// What it judges and why.
  public let about = About(
    id: "source-writes-stopped",
    title: "Nobody writes to the source any more",
    rule: """
      Before the commit the source blocks user writes, or the last \(RecentWrites.seconds) seconds of every primary's \
      oplog hold no write of an application. Where mongosync blocks the source itself at the commit, a person accepts \
      that writes until then fail; in a filtered sync only writes within the filter count.
      """,
    rationale: """
      A write to the source after the commit is lost. From 1.17 on the migration fails if mongosync notices writes \
      during the commit.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections", "$match of the end of local.oplog.rs"],
    privileges: [
      "serverStatus and replSetGetConfig on the cluster, find on the config database (clusterMonitor)",
      "find and collStats on local.oplog.rs (clusterMonitor)",
    ],
    remedy: "Stop the applications, or block user writes on the source.",
    citations: [
      Citation("F-08", "MongoDB docs, mongosync: cutover process, step 2"),
      Citation("F-08", "MongoDB docs, mongosync release notes 1.17: writes to the source during the commit"),
    ])

  /// Judges the write block, and where there is none, the end of every primary's oplog.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard judgement.isBeforeCommit(evidence) else { return judgement }
    if case .on(nil) = WriteBlockReading(evidence.source, citing: &judgement) {
      judgement.add(
        Finding(
          .pass, Subject(.source), "The source blocks user writes.",
          explanation: "bypass-users tells who can write in spite of it."))
      return judgement
    }
    for set in judgement.everySet(of: evidence.source) {
      guard let primary = judgement.primary(of: set, .source) else { continue }
      let subject = Subject(.source, node: primary.host)
      guard let writes = judgement.value(of: primary.recentWrites, subject, "what was written lately") else { continue }
      if writes.isEmpty {
        judgement.add(
          Finding(
            .pass, subject,
            "Nothing was written in the last \(RecentWrites.seconds) seconds of the oplog of \(primary.host)."
          ))
      }
      for writes in writes { judgement.add(Self.finding(primary.host, writes, evidence)) }
    }
    if judgement.findings.contains(where: { $0.outcome < .pass }) { Self.suggest(evidence, &judgement) }
    return judgement
  }

  private static func finding(_ host: String, _ writes: RecentWrites, _ evidence: Evidence) -> Finding {
    let subject = Subject(.source, node: host, namespace: writes.namespace)
    let count = Wording.count(writes.entries, "write", "writes")
    let what = "\(writes.namespace) had \(count) in the last \(RecentWrites.seconds) seconds of the oplog of \(host)."
    if evidence.plan.filtered == true {
      return Finding(
        .unknown, subject, what, explanation: "Whether the filter includes it is not known to the auditor.",
        canBeSettled: true, mayPass: true)
    }
    if SourceBlocking(evidence) == .automatic {
      return Finding(
        .unknown, subject, what,
        explanation:
          "mongosync blocks the source at the commit. Whether these writes may fail then, only a person knows.",
        canBeSettled: true, mayPass: true)
    }
    return Finding(.fail, subject, what, mayPass: true)
  }

  private static func suggest(_ evidence: Evidence, _ judgement: inout Judgement) {
    if evidence.plan.filtered == true {
      judgement.suggest(
        Remedy(
          .source, "Confirm that the filter includes none of these, or stop whoever writes to them.",
          settlesUnknown: true))
      return
    }
    judgement.suggest(
      Remedy(
        .source,
        SourceBlocking(evidence) == .automatic
          ? "Stop the applications that write to the source, or confirm that their writes may fail from the commit on."
          : "Stop the applications that write to the source.", settlesUnknown: SourceBlocking(evidence) == .automatic))
    if !evidence.source.runsBefore(6, 0) {
      judgement.suggest(
        Remedy(
          .source,
          "Or block user writes, connected to the primary (or to a mongos) as a user with backup, restore or "
            + "root.", command: "db.adminCommand({ setUserWriteBlockMode: 1, global: true })"))
    }
  }
}
