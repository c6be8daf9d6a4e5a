public import Evidence
public import Findings

/// The destination must not block user writes.
public struct DestinationWriteBlockOff: Check {
  /// Makes the check.
  public init() {}

  /// The write block, which is always asked for.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "destination-write-block-off",
    title: "Destination accepts writes",
    rule: "The user write block is off on the destination: no record of it is kept and every primary reports it off.",
    rationale: """
      With the block on, dropping what the last run left fails with code 371 for users who cannot bypass it, and \
      applications cannot write. mongosync that died while committing leaves it on.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Lift the block with setUserWriteBlockMode.",
    citations: [
      Citation("P-17", "MongoDB docs, mongosync 1.21: mongosync-behavior, write blocking"),
      Citation("R-03", "MongoDB docs, mongosync: restart procedure, step 3"),
      Citation("F-16", "MongoDB docs, mongosync: cutover process"),
      Citation("R-03", "MongoDB docs, server 6.0: setUserWriteBlockMode"),
    ])

  /// Judges the durable record and every primary of the destination.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    judgement.requireWriteBlockOff(on: evidence.destination)
    return judgement
  }
}
