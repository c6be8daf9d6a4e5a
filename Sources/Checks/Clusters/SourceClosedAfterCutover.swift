public import Evidence
public import Findings

/// The source should still block user writes after the cutover, where mongosync was to see to it.
public struct SourceClosedAfterCutover: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what every checklist needs.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "source-closed-after-cutover",
    title: "Source is still closed",
    rule: """
      After the commit the source blocks user writes where mongosync was to block it: from 1.20 on always, but for a \
      source before 6.0, a filtered sync or preExistingDestinationData; up to 1.19 if enableUserWriteBlocking was \
      sourceAndDestination (true before 1.12). Where it was not, nothing is expected.
      """,
    rationale: """
      An application that still writes to the source writes into the past: nothing carries its writes over. mongosync \
      keeps the source blocked after the commit; somebody must have lifted it.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections", "the plan"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Block the source again, and find out who writes to it.",
    citations: [
      Citation("F-14", "MongoDB docs, mongosync 1.13 and 1.20: reference/api/start; release notes 1.11, 1.12, 1.20"),
      Citation("E-15", "MongoDB docs, mongosync: finalize cutover process"),
    ])

  /// Judges the source's write block by what was to be expected.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    judgement.cite(evidence.destination.mongosyncMetadata.evidence)
    switch WriteBlockReading(evidence.source, citing: &judgement) {
    case .on(nil):
      judgement.add(Finding(.pass, subject, "The source blocks user writes."))
    case .on(.some(let gap)):
      judgement.add(
        Finding(.unknown, subject, "The source's record says that it blocks user writes, but not all was read: \(gap)"))
    case .unknown(let reason):
      judgement.add(Finding(.unknown, subject, "Could not tell whether the source blocks user writes: \(reason)"))
    case .off:
      judge("The source does not block user writes", by: SourceBlocking(evidence), &judgement)
    case .changing(let how):
      judge(
        "The source's write block is neither on nor off (\(how))", by: SourceBlocking(evidence), &judgement)
    }
    return judgement
  }

  private func judge(_ seen: String, by blocking: SourceBlocking, _ judgement: inout Judgement) {
    let subject = Subject(.source)
    switch blocking {
    case .automatic:
      judgement.add(Finding(.warn, subject, "\(seen), though mongosync blocks it for good at the commit."))
      judgement.suggest(Self.block)
    case .none(let why):
      judgement.add(
        Finding(
          .pass, subject, "\(seen), and mongosync was not to block it: \(why).",
          explanation: "That no application writes to it any more is for its operators to see to."))
    case .unknown(let why):
      judgement.add(
        Finding(.unknown, subject, "\(seen); whether mongosync was to block it is not known: \(why)."))
      judgement.suggest(Remedy(nil, "Give mongosyncVersion, writeBlocking and filtered in the plan."))
    }
  }

  private static let block = Remedy(
    .source,
    "Block the source again, connected to the primary (or to a mongos) as a user with backup, restore or root.",
    command: "db.adminCommand({ setUserWriteBlockMode: 1, global: true })")
}
