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
    rule: "No mongosync reports a warning (from 1.19 on).",
    rationale: "mongosync warns of an oplog that is too small, of a source that blocks writes, and of more.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "See to what mongosync warns of.",
    citations: [Citation("F-05", "MongoDB docs, mongosync release notes 1.19; reference/api/progress, warnings")])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .ofEach(
      evidence, confirm: "Confirm that no mongosync reports a warning.", filter: ".progress.warnings"
    ) { subject, progress, judgement in
      switch progress.warnings {
      case nil where evidence.plan.mongosyncHas(.tellsWarnings) == false:
        judgement.add(Finding(.notApplicable, subject, "mongosync before 1.19 reports no warnings."))
      case nil:
        judgement.add(
          Finding(
            .unknown, subject, "mongosync does not report whether it warns of anything.",
            explanation: "It does from 1.19 on.", canBeSettled: true))
      case .some(let warnings):
        if warnings.isEmpty { judgement.add(Finding(.pass, subject, "mongosync warns of nothing.")) }
        for warning in warnings { judgement.add(Finding(.warn, subject, "mongosync warns: \(warning)")) }
      }
    }
  }
}
