public import Evidence
public import Findings
import Foundation

/// The destination's oplog must reach back to the moment canWrite turned true, and go on doing so.
public struct DestinationOplogCoverage: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "destination-oplog-coverage",
    title: "Destination's oplog reaches back to canWrite",
    rule: """
      On every member of the destination that holds data, the oldest entry of the oplog is from before the moment \
      that mongosync first reported canWrite true. Less than 6 hours until it no longer is, at the present rate, is \
      a warning: the oplog is full and its rate changes with the load.
      """,
    rationale: """
      A reverse carries over every write made to the destination since then, and reads them from its oplog. Once the \
      first of them has rolled off, the sync cannot be reversed. The countdown takes the higher of the average and \
      the recent rate; entries younger than minRetentionHours are kept in any case.
      """,
    reads: ["first and last entry of local.oplog.rs", "$collStats of local.oplog.rs", "serverStatus"],
    privileges: [
      "replSetGetConfig and serverStatus on the cluster, find and collStats on local.oplog.rs (clusterMonitor)"
    ],
    remedy: "Beforehand, raise minRetentionHours on every member of the destination; afterwards none.",
    citations: [
      Citation("V-07", "MongoDB docs, mongosync 1.21: reference/api/reverse"),
      Citation("V-07", "MongoDB docs, server: oplog minimum retention, replSetResizeOplog"),
    ])

  private static let warningHours = 6.0

  /// Judges the oplog of every member of the destination that holds data.
  public func judge(_ evidence: Evidence) -> Judgement {
    guard let canWriteAt = evidence.plan.canWriteAt else {
      return Judgement(
        [Finding(.unknown, Subject(), "The plan does not say when mongosync first reported canWrite true.")],
        remedies: [Remedy(nil, "State that moment in the plan, as canWriteAt; it is in the logs of mongosync.")])
    }
    guard canWriteAt <= evidence.collectedAt else {
      return Judgement(
        [Finding(.unknown, Subject(), "The plan's canWriteAt lies in the future, so nothing can be judged by it.")],
        remedies: [Remedy(nil, "Correct canWriteAt in the plan, and compare the clocks of the hosts.")])
    }
    var judgement = Judgement()
    var least: (seconds: Double, sentence: String)?
    for member in judgement.everyDataBearingMember(of: evidence.destination) {
      let subject = Subject(.destination, node: member.host)
      guard let oplog = judgement.value(of: member.oplog, subject, "the oplog of \(member.host)") else { continue }
      let forecast = OplogForecast(of: oplog, keeping: canWriteAt, at: evidence.collectedAt)
      judge(forecast, of: member.host, canWriteAt, evidence.collectedAt, &judgement)
      if let seconds = forecast.seconds, seconds < least?.seconds ?? .infinity, let last = judgement.findings.last {
        least = (seconds, last.summary)
      }
    }
    // Of several members the first to roll over decides.
    if let least, judgement.outcome >= .warn { judgement.summary = least.sentence }
    return judgement
  }

  private func judge(
    _ forecast: OplogForecast, of host: String, _ canWriteAt: Date, _ now: Date, _ judgement: inout Judgement
  ) {
    let subject = Subject(.destination, node: host)
    switch forecast {
    case .rolledOver(let missing):
      judgement.add(
        Finding(
          .fail, subject, "The oplog of \(host) begins \(Wording.duration(missing)) after canWrite turned true.",
          explanation: "The writes of that stretch are gone from it, and cannot be brought back."))
      judgement.suggest(Remedy(nil, "This sync cannot be reversed any more: start a new migration."))
    case .idle:
      judgement.add(
        Finding(
          .pass, subject, "The oplog of \(host) reaches back to canWrite.",
          explanation: "Nothing was written that would tell a rate, so there is no forecast."))
    case .rolls(let seconds), .retained(let seconds):
      let isShort = seconds < Self.warningHours * 3600
      let how = if case .retained = forecast { "by its minimum retention" } else { "at the present rate" }
      judgement.add(
        Finding(
          isShort ? .warn : .pass, subject,
          "The oplog of \(host) rolls past canWrite in about \(Wording.duration(seconds)) \(how)."))
      guard isShort else { return }
      let age = now.timeIntervalSince(canWriteAt) / 3600
      judgement.suggest(.retainOplog(of: host, hours: age + 24, on: .destination))
    }
  }
}
