import Findings

extension TerminalPage {
  /// What surrounds the answer: the clusters, the run, the program, and what it does not vouch for.
  ///
  /// - Parameter report: the report.
  mutating func facts(of report: AuditReport) {
    for cluster in report.clusters {
      fact(cluster.role == .source ? "Source" : "Destination", "\(cluster.address)")
      fact("", "\(cluster.topology), feature compatibility version \(cluster.featureCompatibilityVersion)")
      table(
        cluster.members.map { ["\($0.host)", "\($0.set)", "\($0.state)", "\($0.version)"] },
        indent: TerminalRenderer.labels)
      blank()
    }
    fact("Run", "\(report.run.id)")
    fact("Started", "\(Timestamp(report.run.startedAt).seconds)")
    fact("Finished", "\(Timestamp(report.run.finishedAt).seconds)")
    for (position, bundle) in report.bundles.enumerated() {
      fact(position == 0 ? "Evidence" : "", "\(bundle.line)")
    }
    if let ledger = report.ledger { fact("Ledger", "\(ledger.line)") }
    for (position, label) in report.run.labels.enumerated() {
      fact(position == 0 ? "Labels" : "", "\(label.key): \(label.value)")
    }
    for (position, line) in report.plan.enumerated() {
      fact(position == 0 ? "Plan" : "", "\(line.key): \(line.value)")
    }
    fact("Made by", "\(report.tool.name) \(report.tool.version), \(report.tool.driver)")
    blank()
    coverage(of: report)
    let omission = "Here, settled items are shown without findings, sources and evidence; the other formats have all."
    for (position, sentence) in report.notChecked.enumerated() {
      fact(position == 0 ? "Not checked" : "", "- \(sentence)", hanging: 2)
    }
    fact("Not shown", "\(omission)")
  }

  /// A fact beside its label.
  ///
  /// - Parameters:
  ///   - label: the label; empty where it goes on.
  ///   - value: the fact.
  ///   - hanging: how far its other lines are indented.
  mutating func fact(_ label: TerminalText, _ value: TerminalText, hanging: Int = 0) {
    let padding = String(repeating: " ", count: TerminalRenderer.labels - label.description.count)
    paragraph(
      [TerminalRun(label, .quiet), TerminalRun("\(padding)"), TerminalRun(value)],
      hanging: TerminalRenderer.labels + hanging)
  }
}
