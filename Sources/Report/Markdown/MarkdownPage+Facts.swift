import Findings

extension MarkdownPage {
  /// What surrounds the answer: the clusters, the run, the program, and what it does not vouch for.
  ///
  /// - Parameter report: the report.
  mutating func facts(of report: AuditReport) {
    block("## Clusters")
    for cluster in report.clusters {
      block("**\(cluster.role == .source ? "Source" : "Destination")**: \(.code(cluster.address))")
      block("\(cluster.topology), feature compatibility version \(cluster.featureCompatibilityVersion)")
      if !cluster.members.isEmpty {
        table(
          ["Member", "Set", "State", "Version"],
          cluster.members.map { [.code($0.host), .code($0.set), "\($0.state)", "\($0.version)"] })
      }
    }
    block("## Run")
    list(
      [
        "Run: \(.code(report.run.id))",
        "Started: \(Timestamp(report.run.startedAt).seconds)",
        "Finished: \(Timestamp(report.run.finishedAt).seconds)",
      ] + report.bundles.map { "Evidence: \($0.line)" }
        + (report.ledger.map { ["Ledger: \($0.line)"] } ?? [])
        + report.run.labels.map { "Label \(.code($0.key)): \($0.value)" }
        + report.plan.map { "Plan \(.code($0.key)): \($0.value)" } + [
          "Made by: \(report.tool.name) \(report.tool.version), \(report.tool.driver)"
        ])
    coverage(of: report)
    if !report.notChecked.isEmpty { block("## Not checked") }
    list(report.notChecked.map { "\($0)" })
  }

  /// What was asked, of whom and when; the replies are too long for a ticket.
  ///
  /// - Parameter report: the report.
  mutating func evidence(of report: AuditReport) {
    guard !report.evidence.isEmpty else { return }
    block("## Evidence")
    block("The replies are in the JSON and HTML reports.")
    table(
      ["", "Origin", "Node", "Asked at", "Command", "Answer"],
      report.evidence.enumerated().map { place, record in
        let answer: MarkdownText =
          switch record.answer {
          case .reply: "reply"
          case .error(let error): "**error**: \(error)"
          case .withheld(let digest): "\(EvidenceRecord.words(withheld: digest))"
          }
        return [
          "\(EvidenceNumbers.name(at: place))", "\(record.origin.rawValue)", .code(record.node),
          "\(Timestamp(record.at).seconds)", .code(record.command), answer,
        ]
      })
  }
}
