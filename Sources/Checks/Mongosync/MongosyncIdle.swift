public import Evidence
public import Findings

/// A mongosync that was started again must wait for a start request.
public struct MongosyncIdle: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "mongosync-idle",
    title: "mongosync is idle after its restart",
    rule: """
      Once started again, each mongosync given by --mongosync reports the state IDLE; from 1.20 on INITIALIZING comes \
      first. Without --mongosync a person confirms it.
      """,
    rationale: """
      RUNNING or PAUSED right after the process was started means that it found metadata of the earlier run and \
      resumed that run instead of waiting for a new start request.
      """,
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Stop mongosync, drop the reserved databases on both clusters, and start it again.",
    citations: [
      Citation("R-09", "MongoDB docs, mongosync: states; restart procedure, step 7"),
      Citation("R-09", "MongoDB docs, mongosync 1.20: states, INITIALIZING"),
    ])

  /// Judges every mongosync that was asked, unless nothing is started.
  public func judge(_ evidence: Evidence) -> Judgement {
    guard evidence.plan.phase == .fresh else {
      return Judgement([Finding(.notApplicable, Subject(), "The migration is given up, so nothing is started.")])
    }
    guard !evidence.mongosync.isEmpty else { return Self.leftToAPerson }
    var judgement = Judgement()
    let refusing = evidence.mongosync.filter(Self.refuses)
    guard refusing.count < evidence.mongosync.count else {
      for instance in refusing { judgement.cite(instance.progress.evidence) }
      judgement.add(Finding(.notApplicable, Subject(), "No mongosync runs; ask again once it is started."))
      return judgement
    }
    for instance in evidence.mongosync {
      guard let (_, state) = judgement.state(of: instance, canBeSettled: true) else {
        judgement.suggest(Self.readState(instance.address))
        continue
      }
      let subject = Subject(node: instance.address)
      switch state {
      case .idle:
        judgement.add(Finding(.pass, subject, "mongosync is idle."))
      case .initializing:
        judgement.add(
          Finding(.unknown, subject, "mongosync is still starting; ask again in a moment.", canBeSettled: true))
        judgement.suggest(Self.readState(instance.address))
      default:
        judgement.add(
          Finding(
            .fail, subject, "mongosync is not idle: it reports \(state.rawValue).",
            explanation: "Either it was never stopped, or it was started again and resumed the earlier run."))
        judgement.suggest(Self.startAnew)
      }
    }
    return judgement
  }

  private static func refuses(_ instance: MongosyncInstance) -> Bool {
    if case .refused(let refusal, _) = instance.progress { refusal.kind == .connectionRefused } else { false }
  }

  private static let startAnew = Remedy(
    nil, "Stop mongosync, drop its reserved databases on both clusters, and start it again; then audit again.")

  private static func readState(_ address: String?) -> Remedy {
    .progress(
      """
      Read the state: it must become IDLE (INITIALIZING may come first, and the answer may take two minutes); RUNNING \
      or PAUSED means that the earlier run was resumed.
      """, at: address, settlesUnknown: address != nil)
  }

  private static let leftToAPerson = Judgement(
    [
      Finding(
        .manual, Subject(), "Confirm that mongosync reports IDLE once it is started again.",
        explanation: "Only mongosync's own progress shows it, and this audit was not told where to ask for it.")
    ], remedies: [readState(nil)])
}
