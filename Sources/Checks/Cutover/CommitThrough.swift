public import Evidence
public import Findings

/// Once begun, the commit must come to its end.
public struct CommitThrough: Check {
  private let afterCutover: Bool

  /// Makes the check.
  ///
  /// - Parameter afterCutover: whether the cutover is taken to be over: then a sync that is still running is a fault,
  ///   and what a mongosync that has ended cannot tell any more is left to a person.
  public init(afterCutover: Bool = false) { self.afterCutover = afterCutover }

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
    reads: ["GET /api/v1/progress", "find resumeData of mongosync's metadata, for a hint"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait; do not stop or restart mongosync.",
    citations: [
      Citation("F-12", "MongoDB docs, mongosync: cutover process, canWrite and COMMITTED"),
      Citation("F-13", "MongoDB docs, mongosync: reference/api/progress, canWrite of the first mongosync"),
    ])

  /// Judges every mongosync once one has begun to commit.
  public func judge(_ evidence: Evidence) -> Judgement {
    if afterCutover, let judgement = lookingBack(evidence) { return judgement }
    var judgement = Judgement()
    guard judgement.isAfterCommit(evidence, confirm: Self.confirm, whileCommitting: true) else {
      if evidence.mongosync.isEmpty {
        judgement.suggest(.progress("Read it at every mongosync.", filter: Self.filter))
      }
      return judgement
    }
    let canWrite = evidence.mongosync.first?.progress.value?.canWrite
    for instance in evidence.mongosync {
      judge(instance, canWrite, &judgement)
      // Before, the line on the direction says so.
      if afterCutover, let progress = instance.progress.value { judgement.refuseSwap(instance, progress, evidence) }
    }
    judgeWriting(evidence.mongosync.first, &judgement)
    judgement.requireEveryMongosync(evidence)
    if judgement.findings.contains(where: \.canBeSettled) { judgement.suggest(Self.seen) }
    if judgement.outcome != .pass {
      judgement.suggest(
        Remedy(nil, "Wait until every mongosync reports COMMITTED; do not stop or restart one meanwhile."))
    }
    return judgement
  }

  /// After the cutover: what a mongosync tells that is not committing, and what stands for one that tells nothing.
  private func lookingBack(_ evidence: Evidence) -> Judgement? {
    var judgement = Judgement()
    switch CutoverPhase(evidence) {
    case .committing, .committed: return nil
    case .untold:
      judgement.add(
        Finding(.manual, Subject(), Self.confirm, explanation: Self.hint(evidence, citing: &judgement)))
      judgement.suggest(.progress("Read it at every mongosync that still runs.", filter: Self.filter))
    case .unknown(let why):
      judgement.add(
        Finding(
          .unknown, Subject(), "Could not tell whether the sync is committed: \(why)",
          explanation: Self.hint(evidence, citing: &judgement), canBeSettled: true))
    case .before:
      for instance in evidence.mongosync { judgeLookingBack(instance, evidence, &judgement) }
    }
    for instance in evidence.mongosync { judgement.cite(instance.progress.evidence) }
    if judgement.findings.contains(where: { $0.outcome == .manual || $0.canBeSettled }) { judgement.suggest(Self.seen) }
    return judgement
  }

  private func judgeLookingBack(
    _ instance: MongosyncInstance, _ evidence: Evidence, _ judgement: inout Judgement
  ) {
    guard let (_, state) = judgement.state(of: instance, canBeSettled: true) else { return }
    let subject = Subject(node: instance.address)
    if instance.knowsNoMigration {
      judgement.add(
        Finding(
          .unknown, subject, "mongosync reports \(state.rawValue), which tells nothing of a migration.",
          explanation: Self.hint(evidence, citing: &judgement), canBeSettled: true))
    } else {
      judgement.add(Finding(.fail, subject, "The sync is not committed: mongosync reports \(state.rawValue)."))
      judgement.suggest(Remedy(nil, "Finish the cutover first; the checklist cutover audits it."))
    }
  }

  private static let filter = ".progress | {state, canWrite}"
  private static let confirm = "Confirm, after the commit request, that every mongosync reports COMMITTED."

  private static let seen = Remedy(
    nil, "Look for the state COMMITTED in the log of every mongosync, or ask whoever watched the commit.",
    settlesUnknown: true)

  /// What mongosync wrote down on the destination, whose form is its own and not documented: no proof.
  private static func hint(_ evidence: Evidence, citing judgement: inout Judgement) -> String {
    let metadata = evidence.destination.mongosyncMetadata
    judgement.cite(metadata.evidence)
    let states = Set((metadata.value ?? []).compactMap(\.state)).sorted()
    return states.isEmpty ? "" : "mongosync's metadata on the destination reads \(states.joined(separator: ", "))."
  }

  private func judge(_ instance: MongosyncInstance, _ canWrite: Bool?, _ judgement: inout Judgement) {
    guard let (_, state) = judgement.state(of: instance, canBeSettled: afterCutover) else { return }
    let subject = Subject(node: instance.address)
    switch state {
    case .committed:
      judgement.add(Finding(.pass, subject, "mongosync reports COMMITTED."))
    case .committing:
      judgement.add(
        Finding(
          .unknown, subject, "The commit is under way: mongosync reports COMMITTING.",
          explanation: canWrite == true
            ? """
            canWrite is true, and applications may write, but unique indexes are still being enforced. For large \
            collections that takes long, and much of the destination's resources: the more documents under unique \
            indexes, the longer. Index builds and other operations with exclusive locks wait until then.
            """ : "",
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
