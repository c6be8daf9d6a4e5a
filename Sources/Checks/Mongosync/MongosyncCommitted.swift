public import Evidence
public import Findings

/// The sync must be committed before it can be reversed.
public struct MongosyncCommitted: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "mongosync-committed",
    title: "mongosync reports COMMITTED",
    rule: """
      Every mongosync of the migration reports the state COMMITTED. COMMITTING is not enough, even with canWrite \
      true. The auditor does not ask mongosync itself yet, so a person confirms it.
      """,
    rationale: "mongosync takes a reverse request in the state COMMITTED only.",
    reads: [],
    privileges: [],
    remedy: "Wait until the commit is through; do not stop mongosync meanwhile.",
    citations: [Citation("V-02", "MongoDB docs, mongosync 1.21: reference/api/reverse; states")])

  /// Leaves the answer to a person.
  public func judge(_ evidence: Evidence) -> Judgement {
    Judgement(
      [
        Finding(
          .manual, Subject(), "Confirm that mongosync reports COMMITTED.",
          explanation: "canWrite may be true while the state is still COMMITTING; the commit is not through then.")
      ],
      remedies: [
        .progress(
          "Read the state, at every mongosync of the migration; it must be COMMITTED.", filter: ".progress.state")
      ])
  }
}
