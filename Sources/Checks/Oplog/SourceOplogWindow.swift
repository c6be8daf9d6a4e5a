public import Evidence
public import Findings

/// The source's oplog should reach back further than the copy takes.
public struct SourceOplogWindow: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "oplog-window",
    title: "Source's oplog outlasts the copy",
    rule: """
      On every member of the source that holds data, the oplog spans at least the expected duration of the copy, or \
      is kept that long by minRetentionHours. Without an expected duration in the plan the span is reported as a \
      warning, since no bound is documented.
      """,
    rationale: """
      mongosync applies the changes made during the copy from the source's oplog. If they roll off before it comes to \
      them, the migration has failed and starts from nothing.
      """,
    reads: ["first and last entry of local.oplog.rs", "$collStats of local.oplog.rs", "serverStatus"],
    privileges: [
      "replSetGetConfig and serverStatus on the cluster, find and collStats on local.oplog.rs (clusterMonitor)"
    ],
    remedy: "Raise minRetentionHours with replSetResizeOplog on each member; on Atlas, the oplog window.",
    citations: [
      Citation("R-10", "MongoDB docs, mongosync: restart procedure"),
      Citation("P-24", "MongoDB docs, mongosync 1.13: oplog sizing"),
    ])

  /// Judges the oplog of every member of the source that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for member in judgement.everyDataBearingMember(of: evidence.source) {
      let subject = Subject(.source, node: member.host)
      guard let oplog = judgement.value(of: member.oplog, subject, "the oplog of \(member.host)") else { continue }
      judge(oplog, of: member.host, evidence.plan, &judgement)
    }
    return judgement
  }

  private func judge(_ oplog: OplogWindow, of host: String, _ plan: Plan, _ judgement: inout Judgement) {
    let subject = Subject(.source, node: host)
    let isRetained = oplog.minimumRetentionHours > oplog.hours
    let hours = isRetained ? oplog.minimumRetentionHours : oplog.hours
    let span =
      isRetained
      ? "The oplog of \(host) is kept for at least \(Wording.hours(hours))"
      : "The oplog of \(host) spans \(Wording.hours(hours))"
    guard let expected = plan.expectedCopyHours else {
      judgement.add(Finding(.warn, subject, "\(span); compare with the expected duration of the copy."))
      judgement.suggest(Remedy(nil, "State the expected duration of the copy in the plan, as expectedCopyHours."))
      return
    }
    guard hours < expected else {
      judgement.add(Finding(.pass, subject, "\(span), and the copy is expected to take \(Wording.hours(expected))."))
      return
    }
    judgement.add(
      Finding(
        .warn, subject, "\(span), less than the \(Wording.hours(expected)) that the copy is expected to take.",
        explanation: oplog.size < oplog.maximumSize
          ? "It is not full (\(oplog.size) of \(oplog.maximumSize) bytes), so its span still grows." : ""))
    judgement.suggest(.retainOplog(of: host, hours: expected, on: .source))
  }
}
