public import Evidence
public import Findings

/// mongosync's own warnings are shown word for word.
public struct ProgressWarnings: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "progress-warnings",
    title: "mongosync warns of nothing",
    rule: """
      No mongosync reports a warning (from 1.19 on, which leaves the field out where there is none). From the commit \
      on, the warning that user writes are blocked on the source is expected. No value that it reports is impossible.
      """,
    rationale: "mongosync warns of an oplog that is too small, of a source that blocks writes, and of more.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "See to what mongosync warns of.",
    citations: [
      Citation("F-05", "MongoDB docs, mongosync release notes 1.19 and 1.20; reference/api/progress, warnings")
    ])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .ofEach(
      evidence, confirm: "Confirm that no mongosync reports a warning.", filter: ".progress.warnings"
    ) { subject, progress, judgement in
      if let values = progress.impossibleValues {
        judgement.add(
          Finding(
            .unknown, subject, "mongosync reports what cannot be true: \(values.joined(separator: ", ")).",
            explanation: "Whatever answers may be another program, or broken; nothing rests on these values."))
      }
      switch progress.warnings {
      case nil where evidence.plan.mongosyncHas(.tellsWarnings) == false:
        judgement.add(Finding(.notApplicable, subject, "mongosync before 1.19 reports no warnings."))
      case nil where Self.surelyWarns(progress, evidence.plan):
        judgement.add(
          Finding(
            .pass, subject, "mongosync warns of nothing.",
            explanation: "It leaves warnings out where there is none."))
      case nil:
        judgement.add(
          Finding(
            .unknown, subject, "mongosync does not report whether it warns of anything.",
            explanation: "It does from 1.19 on, once a migration is under way.", canBeSettled: true))
      case .some(let warnings):
        if warnings.isEmpty { judgement.add(Finding(.pass, subject, "mongosync warns of nothing.")) }
        for warning in warnings { judgement.add(Self.finding(subject, warning, progress)) }
      }
    }
  }

  /// Whether this mongosync would warn if there was anything to warn of: a form of the field that is not known does not
  /// count as its absence.
  private static func surelyWarns(_ progress: MongosyncProgress, _ plan: Plan) -> Bool {
    guard !progress.unknownKeys.contains("progress.warnings") else { return false }
    guard [.running, .committing, .committed, .reversing].contains(progress.state) else { return false }
    let isRecent =
      progress.estimatedOplogTimeRemaining != nil || progress.indexBuilding != nil || progress.ceaStage != nil
      || progress.lag != nil
    return plan.mongosyncHas(.tellsWarnings) ?? isRecent
  }

  /// From the commit on mongosync blocks the source itself, and warns of it.
  private static func finding(_ subject: Subject, _ warning: String, _ progress: MongosyncProgress) -> Finding {
    let words = warning.lowercased()
    let isOfBlock = words.contains("writes") && words.contains("block") && words.contains("source")
    guard isOfBlock, [.committing, .committed].contains(progress.state) else {
      return Finding(.warn, subject, "mongosync warns: \(warning)")
    }
    return Finding(
      .pass, subject, "mongosync warns, as it does in every commit: \(warning)",
      explanation: "It blocks the writes itself.")
  }
}
