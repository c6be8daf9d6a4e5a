public import Evidence
public import Findings

/// The destination's oplog should outlast the copy where the embedded verifier reads it.
public struct DestinationOplogWindow: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "destination-oplog-window",
    title: "Destination's oplog outlasts the copy",
    rule: """
      If the embedded verifier runs, the oplog of every member of the destination that holds data is kept, by \
      minRetentionHours, at least for the expected duration of the copy. Its present span tells nothing: the copy \
      itself fills it.
      """,
    rationale: """
      The verifier follows the destination's change stream. The copy writes all documents in a short time, so the \
      destination's oplog turns over faster than ever, and what rolled off the verifier cannot check any more.
      """,
    reads: ["$collStats of local.oplog.rs", "serverStatus"],
    privileges: [
      "replSetGetConfig and serverStatus on the cluster, find and collStats on local.oplog.rs (clusterMonitor)"
    ],
    remedy: "Raise minRetentionHours on every member of the destination; on Atlas, the oplog window.",
    citations: [
      Citation("P-24", "MongoDB docs, mongosync 1.13: oplog sizing; embedded verifier")
    ])

  /// Judges the oplog of every member of the destination that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    if evidence.verifies == false {
      return Judgement([
        Finding(.notApplicable, Subject(.destination), "The embedded verifier does not run in this migration.")
      ])
    }
    var judgement = Judgement()
    for member in judgement.everyDataBearingMember(of: evidence.destination) {
      let subject = Subject(.destination, node: member.host)
      guard let oplog = judgement.value(of: member.oplog, subject, "the oplog of \(member.host)") else { continue }
      judge(oplog.minimumRetentionHours, of: member.host, evidence.plan.expectedCopyHours, &judgement)
    }
    return judgement
  }

  private func judge(_ kept: Double, of host: String, _ expected: Double?, _ judgement: inout Judgement) {
    let subject = Subject(.destination, node: host)
    let seen =
      kept > 0
      ? "The oplog of \(host) is kept for at least \(Wording.hours(kept))" : "The oplog of \(host) is kept by size only"
    guard let expected else {
      judgement.add(Finding(.warn, subject, "\(seen); compare with the expected duration of the copy."))
      judgement.suggest(Remedy(nil, "State the expected duration of the copy in the plan, as expectedCopyHours."))
      return
    }
    let isEnough = kept >= expected
    let relation = isEnough ? "and the copy is expected to take" : "and not surely for the"
    judgement.add(
      Finding(
        isEnough ? .pass : .warn, subject,
        "\(seen), \(relation) \(Wording.hours(expected))\(isEnough ? "" : " that the copy is expected to take")."))
    if !isEnough { judgement.suggest(.retainOplog(of: host, hours: expected, on: .destination)) }
  }
}
