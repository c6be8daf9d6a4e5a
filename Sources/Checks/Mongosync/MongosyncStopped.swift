public import Evidence
public import Findings

/// The mongosync process of the earlier run must have ended.
public struct MongosyncStopped: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "mongosync-stopped",
    title: "mongosync has stopped",
    rule: """
      The process of the earlier run has ended, on every host that ran one. A paused mongosync has not ended. The \
      auditor does not ask mongosync itself yet, so a person confirms it.
      """,
    rationale: """
      A process that still runs writes to the destination and recreates what is being dropped. A pause request leaves \
      the process running, ready to resume.
      """,
    reads: [],
    privileges: [],
    remedy: "End the process with Ctrl-C, or pause it and then end it.",
    citations: [Citation("R-01", "MongoDB docs, mongosync: restart procedure, step 1")])

  /// Leaves the answer to a person.
  public func judge(_ evidence: Evidence) -> Judgement {
    Judgement(
      [
        Finding(
          .manual, Subject(), "Confirm that no mongosync process of the earlier run is left.",
          explanation: "The clusters do not show whether mongosync runs, and this audit does not ask mongosync itself.")
      ],
      remedies: [
        Remedy(nil, "End every mongosync process of the earlier run, with Ctrl-C where it runs in a terminal."),
        .request("Or pause it first; that leaves the process running, so end the process too.", "pause"),
        .progress("Confirm that the connection is refused: nothing may answer any more."),
      ])
  }
}
