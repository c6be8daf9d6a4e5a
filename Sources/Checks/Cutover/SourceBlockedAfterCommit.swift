public import Evidence
public import Findings

/// After the commit nobody should be able to write to the source.
public struct SourceBlockedAfterCommit: Check {
  /// Makes the check.
  public init() {}

  /// The write block, which is always asked for.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "source-blocked-after-commit",
    title: "The source blocks writes since the commit",
    rule: """
      After the commit request the user write block is on, on the source. mongosync sets it by itself from 1.20 on \
      (not for a filtered sync, a source before 6.0 or existing data), before 1.20 only with sourceAndDestination.
      """,
    rationale: "What is written to the source after the commit never reaches the destination, and rules a reverse out.",
    reads: ["GET /api/v1/progress", "serverStatus", "find config.user_writes_critical_sections"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Keep applications away from the source; where mongosync leaves it open, block user writes there.",
    citations: [
      Citation("F-14", "MongoDB docs, mongosync 1.21: cutover process, step 3"),
      Citation("F-14", "MongoDB docs, mongosync 1.13: enableUserWriteBlocking"),
      Citation("F-14", "MongoDB docs, mongosync release notes 1.20: user write blocking"),
    ])

  /// Judges the source's write block once the commit has begun.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let confirm = "Confirm, after the commit request, that nobody can write to the source."
    guard judgement.isAfterCommit(evidence, confirm: confirm, whileCommitting: true) else { return judgement }
    let subject = Subject(.source)
    switch WriteBlockReading(evidence.source, citing: &judgement) {
    case .on(nil):
      judgement.add(
        Finding(
          .pass, subject, "The source blocks user writes.",
          explanation: "Should mongosync end during the commit, the block stays on until somebody lifts it."))
    case .on(.some(let gap)):
      judgement.add(
        Finding(.unknown, subject, "The source's record says that it blocks writes, but not all was read: \(gap)"))
    case .changing(let how):
      judgement.add(Finding(.unknown, subject, "The source's write block is on its way: \(how).", mayPass: true))
    case .unknown(let why):
      judgement.add(Finding(.unknown, subject, "Could not tell whether the source blocks user writes: \(why)"))
    case .off:
      judgement.add(Finding(.warn, subject, "The source does not block user writes.", explanation: Self.why(evidence)))
      judgement.suggest(Self.remedy(evidence.source))
    }
    return judgement
  }

  private static func why(_ evidence: Evidence) -> String {
    switch SourceBlocking(evidence) {
    case .automatic: "mongosync should have blocked it at the commit, so somebody may have lifted the block."
    case .none(let reason): "mongosync did not block it: \(reason)."
    case .unknown(let reason): "Whether mongosync should have blocked it is not known: \(reason)."
    }
  }

  private static func remedy(_ source: ClusterEvidence) -> Remedy {
    source.runsBefore(6, 0)
      ? Remedy(.source, "Keep every application away from the source; a server before 6.0 cannot block their writes.")
      : Remedy(
        .source, "Keep every application away from the source, or block user writes there.",
        command: "db.adminCommand({ setUserWriteBlockMode: 1, global: true })")
  }
}
