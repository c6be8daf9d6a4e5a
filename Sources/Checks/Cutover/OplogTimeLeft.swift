public import Evidence
public import Findings

/// The source's oplog must not roll over what mongosync has still to read.
public struct OplogTimeLeft: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "oplog-time-left",
    title: "mongosync has time left in the source's oplog",
    rule: """
      Before the commit estimatedOplogTimeRemaining (from 1.19 on) is more than 15 minutes. mongosync 1.19 and 1.20 \
      reckon it wrongly for a sharded source: there oplog-window is what counts.
      """,
    rationale:
      "Once the source's oplog has rolled over what mongosync has not read, the migration starts from nothing.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Raise minRetentionHours on every member of the source at once.",
    citations: [
      Citation(
        "F-06", "MongoDB docs, mongosync release notes 1.19; reference/api/progress, estimatedOplogTimeRemaining"),
      Citation("F-06", "MongoDB docs, mongosync release notes 1.21: sharded sources; oplog sizing"),
    ])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .beforeCommit(
      evidence, confirm: "Confirm that mongosync has time left in the source's oplog.",
      filter: ".progress.estimatedOplogTimeRemaining"
    ) { subject, progress, judgement in
      guard let text = progress.estimatedOplogTimeRemaining else {
        judgement.add(
          evidence.plan.mongosyncHas(.tellsWarnings) == false
            ? Finding(.notApplicable, subject, "mongosync before 1.19 does not estimate it; see oplog-window.")
            : Finding(
              .unknown, subject, "mongosync does not report how long the source's oplog lasts.",
              explanation: "It does from 1.19 on, while it is running.", canBeSettled: true))
        return
      }
      if Self.reckonsWrongly(evidence) {
        judgement.add(
          Finding(
            .notApplicable, subject,
            "mongosync says \(text) of a sharded source's oplog, which 1.19 and 1.20 misjudge.",
            explanation: "oplog-window judges the oplog itself."))
        return
      }
      switch Self.minutes(in: text) {
      case nil:
        judgement.add(
          Finding(
            .unknown, subject, "mongosync says of the source's oplog: \(text).", canBeSettled: true, mayPass: true))
      case .some(let minutes) where minutes <= 15:
        judgement.add(Finding(.warn, subject, "The source's oplog lasts for \(text) only."))
        for remedy in Self.remedies(evidence.source) { judgement.suggest(remedy) }
      case .some:
        judgement.add(Finding(.pass, subject, "The source's oplog lasts for \(text)."))
      }
    }
  }

  private static func reckonsWrongly(_ evidence: Evidence) -> Bool {
    evidence.source.topology.value == .shardedCluster && evidence.plan.mongosyncHas(.tellsWarnings) == true
      && evidence.plan.mongosyncHas(.holdsCommitForLag) == false
  }

  /// A day for each member, or a day more than what it keeps already: a smaller value would let entries go.
  private static func remedies(_ source: ClusterEvidence) -> [Remedy] {
    let members = source.sets.flatMap(\.dataBearingMembers)
    let known = members.compactMap { member in
      member.oplog.value.map { Remedy.retainOplog(of: member.host, hours: $0.minimumRetentionHours + 24, on: .source) }
    }
    guard known.isEmpty || known.count < members.count else { return known }
    return known + [
      Remedy(
        .source,
        """
        Raise minRetentionHours of every other member above what it is now, connected directly to each; on Atlas raise \
        the minimum oplog window instead.
        """)
    ]
  }

  /// The minutes in texts such as `12 hours`, `more than 72 hours` and `less than 15 minutes`; nothing for another text.
  private static func minutes(in text: String) -> Double? {
    guard let match = text.wholeMatch(of: /(?:more than |less than )?(\d+(?:\.\d+)?) (minute|hour|day)s?/),
      let number = Double(match.1)
    else { return nil }
    switch match.2 {
    case "minute": return number
    case "hour": return number * 60
    default: return number * 1440
    }
  }
}
