public import Evidence
public import Findings

/// The original source must have been write-blocked since the commit.
public struct SourceStillWriteBlocked: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "source-still-write-blocked",
    title: "Original source still blocks writes",
    rule: """
      The user write block is on, on the original source: its record says so and every primary enforces it. That no \
      user who may bypass the block has written is not judged, because it cannot be seen.
      """,
    rationale: """
      A reverse carries the new writes of the destination onto the source as it was at the commit. Writes made to the \
      source in between are in neither direction's stream; the clusters would differ for good.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "None: once the source may have been written to, only a new migration makes the clusters equal.",
    citations: [
      Citation("V-11", "MongoDB docs, mongosync 1.21: reference/api/reverse"),
      Citation("V-11", "MongoDB docs, mongosync 1.13: users with bypassWriteBlockingMode"),
    ])

  private static let lost = Remedy(
    .source,
    """
    Do not reverse unless it is certain that nothing was written to the source since the commit; blocking it again \
    does not undo writes. Otherwise start a new migration in the other direction.
    """)

  /// Judges the durable record and every primary of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let subject = Subject(.source)
    switch WriteBlockReading(evidence.source, citing: &judgement) {
    case .on(nil):
      judgement.add(
        Finding(
          .pass, subject, "The source blocks user writes.",
          explanation: "Users who hold bypassWriteBlockingMode could still have written to it."))
    case .on(.some(let gap)):
      judgement.add(
        Finding(.unknown, subject, "The source's record says that it blocks user writes, but not all was read: \(gap)"))
    case .off:
      judgement.add(
        Finding(
          .fail, subject, "The source does not block user writes.",
          explanation: "It may have been written to since the commit, and that cannot be repaired."))
      judgement.suggest(Self.lost)
    case .changing(let how):
      judgement.add(Finding(.fail, subject, "The source's write block is neither on nor off: \(how)."))
      judgement.suggest(Self.lost)
    case .unknown(let reason):
      judgement.add(Finding(.unknown, subject, "Could not tell whether the source blocks user writes: \(reason)"))
    }
    return judgement
  }
}
