public import Evidence
public import Findings

/// The destination must be close behind the source when the commit is sent.
public struct ReplicationLag: Check {
  /// Behind by more than this, mongosync from 1.21 on refuses the commit.
  ///
  /// Source: MongoDB docs, mongosync release notes 1.21.
  private static let refusedSeconds = 30

  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "replication-lag",
    title: "The destination is close behind the source",
    rule: """
      Before the commit every mongosync reports a lag of no more than maximumLagSeconds of the plan, \
      \(Plan.usualLagSeconds) unless it says otherwise. lag.overallLagSeconds counts, and lagTimeSeconds before 1.21. \
      It need not be 0: mongosync's own no-ops keep it at a few seconds. More is a warning, since a small lag is \
      recommended and not required; it fails where the plan sets the limit, and above 30 seconds from 1.21 on.
      """,
    rationale: "The commit applies what is left first, and applications wait for it all that time.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait until the lag is small; lower the write load on the source.",
    citations: [
      Citation("F-03", "MongoDB docs, mongosync: cutover process, step 1; reference/api/progress"),
      Citation("F-03", "MongoDB docs, mongosync release notes 1.21: lag"),
    ])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .beforeCommit(
      evidence, confirm: "Confirm that every mongosync's lag is near 0.",
      filter: ".progress | {lag, lagTimeSeconds}"
    ) { subject, progress, judgement in
      let most = evidence.plan.maximumLagSeconds
      guard let lag = progress.lag?.overallSeconds ?? progress.lagTimeSeconds else {
        judgement.add(
          Finding(
            .unknown, subject, "mongosync does not report its lag.", explanation: "It does not while idle or paused.",
            canBeSettled: true))
        return
      }
      guard lag >= 0 else {
        judgement.add(
          Finding(.unknown, subject, "mongosync reports a lag of \(lag) s, which is impossible.", canBeSettled: true))
        return
      }
      guard lag > most else {
        judgement.add(Finding(.pass, subject, "The destination is \(lag) s behind, within the \(most) s allowed."))
        return
      }
      let isSet = most != Plan.usualLagSeconds
      let isRefused = lag > Self.refusedSeconds && evidence.plan.mongosyncHas(.holdsCommitForLag) == true
      judgement.add(
        Finding(
          isSet || isRefused ? .fail : .warn, subject,
          "The destination is \(lag) s behind, more than the \(most) s \(isSet ? "allowed" : "recommended").",
          explanation: "Applications cannot write until the commit has caught up.", mayPass: true))
      judgement.suggest(Remedy(nil, "Wait until the lag is small, or allow more with maximumLagSeconds in the plan."))
    }
  }
}
