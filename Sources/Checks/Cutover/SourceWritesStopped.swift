public import Evidence
public import Findings

/// Applications must have stopped writing to the source before the commit.
public struct SourceWritesStopped: Check {
  /// Makes the check.
  public init() {}

  /// What was written lately, and what has a TTL index.
  public let questions: Questions = [.sourceActivity, .catalog]

  /// What it judges and why.
  public let about = About(
    id: "source-writes-stopped",
    title: "Nobody writes to the source any more",
    rule: """
      Before the commit the source blocks user writes, or the last \(RecentWrites.seconds) seconds of every primary's \
      oplog hold no write of an application and no transaction is open there; with --watch the last \
      \(RecentWrites.watchedSeconds) seconds, and all the time since a look found the source quiet. Where mongosync blocks the source \
      itself at the commit, a person accepts that writes until then fail; in a filtered sync only writes within the \
      filter count. Deletes alone, in a collection with a TTL index, may be the server's own: a person says whose they are.
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
      Citation("F-24", "MongoDB docs, mongosync release notes 1.18: deletes of TTL indexes during the cutover"),
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
      let open = judgement.value(of: primary.openTransactions, subject, "the open transactions")
      if writes.isEmpty, let open { Self.judgeQuiet(primary, open, subject, &judgement) }
      for writes in writes { judgement.add(Self.finding(primary, writes, evidence)) }
    }
    if judgement.findings.contains(where: { $0.outcome < .pass }) { Self.suggest(evidence, &judgement) }
    let written = evidence.source.sets.compactMap(\.primary?.recentWrites.value).flatMap(\.self)
    if written.contains(where: evidence.source.mayExpire) { judgement.suggest(Self.stopExpiry) }
    return judgement
  }

  /// Judges a primary whose oplog is quiet: what an open transaction writes may come into it later.
  private static func judgeQuiet(
    _ primary: MemberEvidence, _ open: Int, _ subject: Subject, _ judgement: inout Judgement
  ) {
    let quiet = "Nothing was written in the last \(primary.recentWritesSeconds) seconds of the oplog of \(primary.host)"
    guard open > 0 else {
      judgement.add(
        Finding(
          .pass, subject, "\(quiet).",
          explanation: primary.recentWritesSeconds > RecentWrites.seconds
            ? "A job that writes less often is not seen."
            : """
            A job that writes less often is not seen by one look. With --watch at least \(RecentWrites.watchedSeconds) \
            seconds are looked at, and all since the source was found quiet.
            """))
      return
    }
    judgement.add(
      Finding(
        .unknown, subject, "\(quiet), but \(Wording.count(open, "transaction is", "transactions are")) open there.",
        explanation: """
          What a transaction writes is not in the oplog before its commit, or, where it spans several shards, is there \
          from before and becomes visible with the commit.
          """, canBeSettled: true, mayPass: true))
    judgement.suggest(
      Remedy(
        .source, "Wait until every transaction has ended, or confirm that those that are open write nothing.",
        settlesUnknown: true))
  }

  private static func finding(_ primary: MemberEvidence, _ writes: RecentWrites, _ evidence: Evidence) -> Finding {
    let (host, seconds) = (primary.host, primary.recentWritesSeconds)
    let subject = Subject(.source, node: host, namespace: writes.namespace)
    let count = Wording.count(writes.entries, "write", "writes")
    let mayExpire = evidence.source.mayExpire(writes)
    let what =
      writes.namespace == RecentWrites.lateCommits
      ? "In the last \(seconds) seconds of the oplog of \(host) a transaction over several shards was "
        + "committed, whose writes lie further back."
      : mayExpire
        ? "\(writes.namespace) had \(Wording.count(writes.entries, "delete", "deletes")) and nothing else in the last "
          + "\(seconds) seconds of the oplog of \(host), which its TTL index may have made."
        : "\(writes.namespace) had \(count) in the last \(seconds) seconds of the oplog of \(host)."
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
    if mayExpire {
      return Finding(
        .unknown, subject, what,
        explanation: """
          The server removes expired documents by itself, each minute. During the commit such deletes may make it fail.
          """, canBeSettled: true, mayPass: true)
    }
    return Finding(.fail, subject, what, mayPass: true)
  }

  private static let stopExpiry = Remedy(
    .source,
    """
    Where no application deletes, stop the removal of expired documents until the commit is through, on the primary (of \
    each shard), and confirm then that nothing else was deleted.
    """, command: "db.adminCommand({ setParameter: 1, ttlMonitorEnabled: false })", settlesUnknown: true)

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

extension ClusterEvidence {
  /// Whether writes may all be the server's own, by which documents expire.
  ///
  /// - Parameter writes: what was written to one namespace.
  /// - Returns: whether they are deletes alone, from a collection whose documents expire.
  fileprivate func mayExpire(_ writes: RecentWrites) -> Bool {
    guard writes.deletes == writes.entries, let collections = collections.value else { return false }
    let series = TimeSeriesBuckets.seriesNamespace(of: writes.namespace)
    return collections.contains { collection in
      [writes.namespace, series].contains(where: collection.namespace.isExactly)
        && (collection.options["expireAfterSeconds"] != nil
          || collection.indexes.contains { $0.expireAfterSeconds != nil })
    }
  }
}
