public import Evidence
public import Findings

/// The source must not block user writes before a new start, or once a migration is given up.
public struct SourceWriteBlockOff: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "source-write-block-off",
    title: "Source accepts writes",
    rule: "The user write block is off on the source: no record of it is kept and every primary reports it off.",
    rationale: """
      A migration that ended while committing can leave the block on. Applications then cannot write to the source, \
      which must serve them until the next cutover, and TTL deletes on it stand still.
      """,
    reads: ["serverStatus", "find config.user_writes_critical_sections"],
    privileges: ["serverStatus on the cluster and find on the config database (clusterMonitor)"],
    remedy: "Lift the block with setUserWriteBlockMode.",
    citations: [
      Citation("P-17", "MongoDB docs, mongosync 1.21: mongosync-behavior, write blocking"),
      Citation("R-06", "MongoDB docs, mongosync 1.21: mongosync-behavior, write blocking; reference/api/start"),
      Citation("R-06", "MongoDB docs, server 6.0: setUserWriteBlockMode"),
    ])

  /// Judges the durable record and every primary of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    judgement.requireWriteBlockOff(on: evidence.source)
    return judgement
  }
}
