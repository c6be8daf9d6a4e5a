public import Evidence
public import Findings

/// Once begun, the commit must come to its end.
public struct CommitThrough: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "commit-through",
    title: "The commit is through",
    rule: """
      After the commit request every mongosync reports COMMITTED, and the first one canWrite: true. canWrite: true in \
      the state COMMITTING is not the end: unique indexes are still being enforced.
      """,
    rationale: """
      A mongosync that is stopped before canWrite is true leaves a migration that starts from nothing; one that is \
      stopped before COMMITTED leaves indexes that are not unique.
      """,
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait; do not stop or restart mongosync.",
    citations: [
      Citation("F-12", "MongoDB docs, mongosync: cutover process, canWrite and COMMITTED"),
      Citation("F-13", "MongoDB docs, mongosync: reference/api/progress, canWrite of the first mongosync"),
    ])

  /// Judges every mongosync once one has begun to commit.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let confirm = "Confirm, after the commit request, that every mongosync reports COMMITTED."
    guard judgement.isAfterCommit(evidence, confirm: confirm, whileCommitting: true) else {
      if evidence.mongosync.isEmpty {
        judgement.suggest(.progress("Read it at every mongosync.", filter: ".progress | {state, canWrite}"))
      }
      return judgement
    }
    let canWrite = evidence.mongosync.first?.progress.value?.canWrite
    for instance in evidence.mongosync { judge(instance, canWrite, &judgement) }
    judgeWriting(evidence.mongosync.first, &judgement)
    if judgement.outcome != .pass {
      judgement.suggest(
        Remedy(nil, "Wait until every mongosync reports COMMITTED; do not stop or restart one meanwhile."))
    }
    return judgement
  }

  private func judge(_ instance: MongosyncInstance, _ canWrite: Bool?, _ judgement: inout Judgement) {
    guard let (_, state) = judgement.state(of: instance) else { return }
    let subject = Subject(node: instance.address)
    switch state {
    case .committed:
      judgement.add(Finding(.pass, subject, "mongosync reports COMMITTED."))
    case .committing:
      judgement.add(
        Finding(
          .unknown, subject, "The commit is under way: mongosync reports COMMITTING.",
          explanation: canWrite == true
            ? "canWrite is true, and applications may write, but unique indexes are still being enforced." : "",
          mayPass: true))
    default:
      judgement.add(
        Finding(
          .fail, subject, "The commit has begun elsewhere, but this mongosync reports \(state.rawValue).",
          explanation: "Every mongosync of the migration must get the commit request.", mayPass: state == .running))
      judgement.suggest(.request("Send it the commit request.", "commit", at: instance.address))
    }
  }

  /// Of several mongosyncs only the first one's word counts.
  private func judgeWriting(_ first: MongosyncInstance?, _ judgement: inout Judgement) {
    guard let first, let progress = first.progress.value else { return }
    let subject = Subject(node: first.address)
    switch progress.canWrite {
    case true:
      judgement.add(Finding(.pass, subject, "The first mongosync reports canWrite: true."))
    case false where progress.state == .committed:
      judgement.add(
        Finding(.fail, subject, "The first mongosync reports COMMITTED, but canWrite: false.", mayPass: true))
    case false:
      judgement.add(
        Finding(.unknown, subject, "The first mongosync does not let applications write yet.", mayPass: true))
    case nil:
      judgement.add(Finding(.unknown, subject, "The first mongosync does not report canWrite.", mayPass: true))
    }
  }
}
