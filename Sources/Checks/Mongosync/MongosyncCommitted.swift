public import Evidence
public import Findings

/// The sync must be committed before it can be reversed.
public struct MongosyncCommitted: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters but their hosts.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "mongosync-committed",
    title: "mongosync reports COMMITTED",
    rule: """
      Every mongosync of the migration reports the state COMMITTED, for a sync from the source to the destination as \
      they were given. COMMITTING is not enough, even with canWrite true. Without --mongosync a person confirms it.
      """,
    rationale: "mongosync takes a reverse request in the state COMMITTED only.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait until the commit is through; do not stop mongosync meanwhile.",
    citations: [Citation("V-02", "MongoDB docs, mongosync 1.21: reference/api/reverse; states")])

  /// Judges every mongosync that was asked.
  public func judge(_ evidence: Evidence) -> Judgement {
    guard !evidence.mongosync.isEmpty else { return Self.leftToAPerson }
    var judgement = Judgement()
    for instance in evidence.mongosync {
      guard let (progress, state) = judgement.state(of: instance, canBeSettled: true) else {
        judgement.suggest(Self.readState(instance.address))
        continue
      }
      let subject = Subject(node: instance.address)
      switch state {
      case .committed:
        judgement.add(Finding(.pass, subject, "mongosync reports COMMITTED."))
        judgement.refuseSwap(instance, progress, evidence)
      case .committing:
        judgement.add(
          Finding(
            .fail, subject, "The commit is not through: mongosync reports COMMITTING.", explanation: Self.trap))
        judgement.suggest(Remedy(nil, "Wait until every mongosync reports COMMITTED; do not stop one meanwhile."))
      default:
        judgement.add(Finding(.fail, subject, "The sync is not committed: mongosync reports \(state.rawValue)."))
        judgement.refuseSwap(instance, progress, evidence)
      }
    }
    judgement.requireEveryMongosync(evidence)
    return judgement
  }

  private static let trap = "canWrite may be true while the state is still COMMITTING; the commit is not through then."

  private static func readState(_ address: String?) -> Remedy {
    .progress(
      "Read the state, at every mongosync of the migration; it must be COMMITTED.", filter: ".progress.state",
      at: address, settlesUnknown: address != nil)
  }

  private static let leftToAPerson = Judgement(
    [Finding(.manual, Subject(), "Confirm that mongosync reports COMMITTED.", explanation: trap)],
    remedies: [readState(nil)])
}
