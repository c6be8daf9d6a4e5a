public import Evidence
public import Findings

/// After a reverse request the sync must run the other way.
public struct ConfirmSwapped: Check {
  /// Makes the check.
  public init() {}

  /// Nothing of the clusters but their hosts.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "confirm-swapped",
    title: "Source and destination have swapped",
    rule: """
      After the reverse request REVERSING turns into RUNNING by itself, and directionMapping shows the clusters \
      swapped. Before the request there is nothing to see.
      """,
    rationale:
      "Until the direction has changed, what is written to the destination does not reach the original source.",
    reads: ["GET /api/v1/progress"],
    privileges: ["none: mongosync asks for no login"],
    remedy: "Wait until REVERSING is over; send the reverse request to any mongosync that did not get it.",
    citations: [Citation("V-14", "MongoDB docs, mongosync: reference/api/reverse; states")])

  private static let remedy = Remedy.progress(
    """
    Read state and direction: REVERSING must turn into RUNNING by itself, and directionMapping must show the clusters \
    swapped.
    """, filter: ".progress | {state, directionMapping}")

  /// Judges the direction once one mongosync shows that it was reversed.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let isReversed = evidence.mongosync.contains { instance in
      guard let progress = instance.progress.value else { return false }
      return progress.state == .reversing || SyncDirection(progress.directionMapping, evidence) == .swapped
    }
    if isReversed {
      for instance in evidence.mongosync { judge(instance, evidence, &judgement) }
    } else {
      for instance in evidence.mongosync { judgement.cite(instance.progress.evidence) }
      judgement.add(Finding(.notApplicable, Subject(), "To be done after this audit says GO."))
    }
    if judgement.outcome != .pass { judgement.suggest(Self.remedy) }
    return judgement
  }

  private func judge(_ instance: MongosyncInstance, _ evidence: Evidence, _ judgement: inout Judgement) {
    guard let (progress, state) = judgement.state(of: instance) else { return }
    let subject = Subject(node: instance.address)
    let way = SyncDirection.text(progress.directionMapping)
    switch SyncDirection(progress.directionMapping, evidence) {
    case _ where state == .reversing:
      judgement.add(Finding(.unknown, subject, "mongosync is still reversing; it turns to RUNNING by itself."))
    case .swapped:
      judgement.add(Finding(.pass, subject, "The sync is reversed: \(way), in the state \(state.rawValue)."))
    case .asGiven:
      judgement.add(
        Finding(.fail, subject, "This mongosync still copies \(way), though another one is reversed."))
    case .unknown(let why):
      judgement.add(Finding(.unknown, subject, "Could not tell the direction: \(why)."))
    }
  }
}
