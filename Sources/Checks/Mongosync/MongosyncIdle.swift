public import Evidence
public import Findings

/// A mongosync that was started again must wait for a start request.
public struct MongosyncIdle: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "mongosync-idle",
    title: "mongosync is idle after its restart",
    rule: """
      Once started again, mongosync reports the state IDLE; from 1.20 on INITIALIZING comes first. The auditor does \
      not ask mongosync itself yet, so a person confirms it.
      """,
    rationale: """
      RUNNING or PAUSED right after the process was started means that it found metadata of the earlier run and \
      resumed that run instead of waiting for a new start request.
      """,
    reads: [],
    privileges: [],
    remedy: "Stop mongosync, drop the reserved databases on both clusters, and start it again.",
    citations: [
      Citation("R-09", "MongoDB docs, mongosync: states; restart procedure, step 7"),
      Citation("R-09", "MongoDB docs, mongosync 1.20: states, INITIALIZING"),
    ])

  /// Leaves the answer to a person, unless nothing is started.
  public func judge(_ evidence: Evidence) -> Judgement {
    guard evidence.plan.phase == .fresh else {
      return Judgement([Finding(.notApplicable, Subject(), "The migration is given up, so nothing is started.")])
    }
    return Judgement(
      [
        Finding(
          .manual, Subject(), "Confirm that mongosync reports IDLE once it is started again.",
          explanation: "Only mongosync's own progress shows it; a later version of the auditor reads that.")
      ],
      remedies: [
        .progress(
          """
          Read the state: it must become IDLE (INITIALIZING may come first, and the answer may take two minutes); \
          RUNNING or PAUSED means that the earlier run was resumed.
          """)
      ])
  }
}
