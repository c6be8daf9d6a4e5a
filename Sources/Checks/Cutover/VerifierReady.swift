public import Evidence
public import Findings

/// The embedded verifier must have caught up before the commit.
public struct VerifierReady: Check {
  /// Makes the check.
  public init() {}

  /// What mongosync's metadata says of the verifier, which is always asked for.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "verifier-ready",
    title: "The embedded verifier has caught up",
    rule: """
      Before the commit the embedded verifier (from 1.9 on) is in the phase stream hashing on both clusters, no \
      further behind than maximumLagSeconds of the plan. Where it is off, or nothing is reported of it, that is a risk; \
      so is stream hashing before 1.15, which reported it too early, and initial hashing before 1.17, whose commit \
      waits for it.
      """,
    rationale: """
      The verifier compares the two clusters; what it has not hashed by the commit prolongs it. Without it nobody has \
      compared the data.
      """,
    reads: ["GET /api/v1/progress", "find globalState of mongosync's metadata"],
    privileges: ["find on mongosync's metadata database (readAnyDatabase)"],
    remedy: "Wait for the verifier; where it is off, compare the data by other means.",
    citations: [
      Citation("F-04", "MongoDB docs, mongosync 1.9: embedded verifier; reference/api/progress, verification"),
      Citation("F-04", "MongoDB docs, mongosync release notes 1.15, 1.17 and 1.22: phases of the verifier"),
    ])

  /// Judges every mongosync.
  public func judge(_ evidence: Evidence) -> Judgement {
    .beforeCommit(
      evidence, confirm: "Confirm that the verifier is in the phase stream hashing on both clusters.",
      filter: ".progress.verification"
    ) { subject, progress, judgement in
      guard let verification = progress.verification else {
        judgement.add(Self.absent(subject, evidence, citing: &judgement))
        return
      }
      for (role, side) in [("source", verification.source), ("destination", verification.destination)] {
        judgement.add(Self.finding(subject, role, side, evidence.plan))
      }
    }
  }

  /// Not reported is not failed: it is off, or this mongosync has none.
  private static func absent(_ subject: Subject, _ evidence: Evidence, citing judgement: inout Judgement) -> Finding {
    if evidence.plan.mongosyncHas(.verifiesReplicaSets) == false {
      return Finding(.notApplicable, subject, "mongosync before 1.9 has no embedded verifier.")
    }
    let metadata = evidence.destination.mongosyncMetadata
    judgement.cite(metadata.evidence)
    let isDisabled =
      evidence.plan.verifier == false || metadata.value?.contains { $0.verificationMode == "disabled" } ?? false
    return Finding(
      .warn, subject,
      isDisabled ? "The embedded verifier is disabled." : "mongosync reports nothing of an embedded verifier.",
      explanation: "Nobody compares the data then: verify it by other means before applications move.")
  }

  private static func finding(
    _ subject: Subject, _ role: String, _ side: MongosyncVerification.Side?, _ plan: Plan
  ) -> Finding {
    let most = plan.maximumLagSeconds
    switch (side?.phase, side?.lagTimeSeconds) {
    case ("stream hashing", let lag?)
    where lag >= 0 && lag <= most && plan.mongosyncHas(.reportsHashingInTime) == false:
      return Finding(
        .warn, subject, "The verifier reports that it follows the \(role), \(lag) s behind.",
        explanation: "Before 1.15 mongosync reports stream hashing too early.")
    case ("stream hashing", let lag?) where lag < 0:
      return Finding(
        .unknown, subject, "The verifier reports a lag of \(lag) s on the \(role), which is impossible.",
        canBeSettled: true)
    case ("initial hashing", _) where plan.mongosyncHas(.holdsCommitForVerifier) == false:
      return Finding(
        .warn, subject, "The verifier is not ready on the \(role): initial hashing.",
        explanation: "The commit may take a long time; before 1.17 canCommit does not wait for it.", mayPass: true)
    case ("stream hashing", let lag?) where lag <= most:
      return Finding(.pass, subject, "The verifier follows the \(role), \(lag) s behind.")
    case ("stream hashing", let lag?):
      return Finding(
        .fail, subject, "The verifier is \(lag) s behind the \(role), more than the \(most) s allowed.", mayPass: true)
    case ("stream hashing", nil):
      return Finding(.unknown, subject, "The verifier does not report its lag on the \(role).", canBeSettled: true)
    case ("not started", _), ("initial hashing", _):
      return Finding(
        .fail, subject, "The verifier is not ready on the \(role): \(side?.phase ?? "").",
        explanation: side?.phase == "not started" ? "From 1.22 on it starts only when the copy is done." : "",
        mayPass: true)
    case (let phase?, _):
      return Finding(
        .unknown, subject, "The verifier reports \(phase) on the \(role), a phase that is not documented.",
        canBeSettled: true)
    case (nil, _):
      return Finding(.unknown, subject, "The verifier does not report its phase on the \(role).", canBeSettled: true)
    }
  }
}
