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
    rule: "Before the commit estimatedOplogTimeRemaining (from 1.19 on) is more than 15 minutes.",
    rationale:
      "Once the source's oplog has rolled over what mongosync has not read, the migration starts from nothing.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Raise minRetentionHours on every member of the source at once.",
    citations: [
      Citation(
        "F-06", "MongoDB docs, mongosync release notes 1.19; reference/api/progress, estimatedOplogTimeRemaining")
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
      switch Self.minutes(in: text) {
      case nil:
        judgement.add(
          Finding(
            .unknown, subject, "mongosync says of the source's oplog: \(text).", canBeSettled: true, mayPass: true))
      case .some(let minutes) where minutes <= 15:
        judgement.add(Finding(.warn, subject, "The source's oplog lasts for \(text) only."))
        judgement.suggest(
          Remedy(
            .source, "Keep the oplog of every member for longer, connected directly to each.",
            command: "db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: 24 })"))
      case .some:
        judgement.add(Finding(.pass, subject, "The source's oplog lasts for \(text)."))
      }
    }
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
