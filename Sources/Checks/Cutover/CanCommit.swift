public import Evidence
public import Findings

/// mongosync must be ready for the commit by its own word.
public struct CanCommit: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "can-commit",
    title: "mongosync reports canCommit",
    rule: """
      Before the commit every mongosync reports canCommit: true. Before 1.17 that means no more than that the copy is \
      done; from 1.17 on it waits for the verifier, and from 1.21 on for lag and index builds.
      """,
    rationale: "mongosync refuses the commit otherwise, from 1.21 on with an error.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait until canCommit is true.",
    citations: [
      Citation("F-02", "MongoDB docs, mongosync: cutover process, step 1"),
      Citation("F-02", "MongoDB docs, mongosync release notes 1.17 and 1.21: canCommit"),
    ])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .beforeCommit(
      evidence, confirm: "Confirm that every mongosync reports canCommit: true.", filter: ".progress.canCommit"
    ) { subject, progress, judgement in
      switch progress.canCommit {
      case true:
        judgement.add(
          Finding(
            .pass, subject, "mongosync reports canCommit: true.",
            explanation: evidence.plan.mongosyncHas(.holdsCommitForVerifier) == false
              ? "Before 1.17 that says nothing of the verifier." : ""))
      case false:
        judgement.add(
          Finding(
            .fail, subject, "mongosync reports canCommit: false.", explanation: Self.meaning(evidence.plan),
            mayPass: true))
        judgement.suggest(Remedy(nil, "Wait until every mongosync reports canCommit: true."))
      case nil:
        judgement.add(Finding(.unknown, subject, "mongosync does not report canCommit.", canBeSettled: true))
      }
    }
  }

  private static func meaning(_ plan: Plan) -> String {
    if plan.mongosyncHas(.holdsCommitForLag) == true {
      return "mongosync or its verifier is more than 30 seconds behind, or indexes are still being built."
    }
    if plan.mongosyncHas(.holdsCommitForVerifier) == true { return "The copy or the verifier is not done yet." }
    return plan.mongosyncVersion == nil
      ? "The copy is not done, or, depending on the version, the verifier, the lag or the indexes hold it back."
      : "The copy is not done yet."
  }
}
