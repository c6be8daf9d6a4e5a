public import Evidence
public import Findings

/// Once mongosync says so, the destination must accept writes.
public struct DestinationOpen: Check {
  private let afterCutover: Bool

  /// Makes the check.
  ///
  /// - Parameter afterCutover: whether the cutover is taken to be over where no mongosync tells its state any more.
  public init(afterCutover: Bool = false) { self.afterCutover = afterCutover }

  /// The write block, which is always asked for.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "destination-open",
    title: "The destination is open for writes",
    rule: """
      Once mongosync reports canWrite: true, the user write block is off on the destination; after a cutover that no \
      mongosync tells of any more, it is off in any case.
      """,
    rationale: """
      mongosync lifts its own block right before canWrite turns true. A block that is still on was set by somebody \
      else or was left behind, and applications cannot write.
      """,
    reads: ["GET /api/v1/progress", "serverStatus", "find config.user_writes_critical_sections"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Lift the block with setUserWriteBlockMode.",
    citations: [
      Citation("F-16", "MongoDB docs, mongosync: cutover process, step 6"),
      Citation("E-15", "MongoDB docs, mongosync: finalize cutover process"),
    ])

  /// Judges the destination's write block once applications may write.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let confirm = "Confirm, once canWrite is true, that the destination does not block user writes."
    guard isUntoldAfterCutover(evidence) || judgement.isAfterCommit(evidence, confirm: confirm) else {
      return judgement
    }
    // mongosync and the cluster are not asked in the same instant, and a left block can be lifted.
    judgement.requireWriteBlockOff(on: evidence.destination, mayPass: true)
    return judgement
  }

  /// Whether the cutover is taken to be over, and every mongosync has ended or was started anew since.
  private func isUntoldAfterCutover(_ evidence: Evidence) -> Bool {
    switch CutoverPhase(evidence) {
    case .untold, .unknown: afterCutover
    case .before: afterCutover && evidence.mongosync.allSatisfy(\.knowsNoMigration)
    case .committing, .committed: false
    }
  }
}
