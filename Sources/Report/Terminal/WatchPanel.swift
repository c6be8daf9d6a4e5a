import Findings

/// What a person who watches a checklist sees of one look at it.
public struct WatchPanel: Sendable {
  private let report: AuditReport
  private let facts: [AuditReport.Label]

  /// Makes the panel of one look.
  ///
  /// - Parameters:
  ///   - report: what the look found.
  ///   - facts: what else to show, each under its name.
  public init(_ report: AuditReport, facts: [AuditReport.Label]) {
    self.report = report
    self.facts = facts
  }

  /// The panel in full, the verdict so far first.
  ///
  /// - Parameters:
  ///   - colour: whether to use colour and bold.
  ///   - width: the terminal's columns; at least 40 are used.
  /// - Returns: its lines.
  public func lines(colour: Bool, width: Int) -> [String] {
    var page = TerminalPage(colour: colour, width: max(40, width))
    page.paragraph(
      [
        TerminalRun("\(report.verdict.rawValue)", .verdict(report.verdict)),
        TerminalRun(" so far: \(report.countsInWords)", .strong),
      ])
    page.paragraph([TerminalRun("\(report.checklist.name), \(Timestamp(report.run.finishedAt).seconds)", .quiet)])
    page.blank()
    for fact in facts {
      page.paragraph([TerminalRun("\(fact.key)", .strong), TerminalRun(" \(fact.value)")], hanging: 2)
    }
    page.blank()
    for item in report.openItems {
      page.tagged(item.outcome, [TerminalRun(.name(item.id), .strong), TerminalRun(" \(item.summary)")])
    }
    return page.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The same in one line without its time, for where lines come one after the other.
  public var line: String {
    let open = report.openItems.map { TerminalText("\($0.id): \($0.summary)") }
    let told = facts.map { TerminalText("\($0.key) \($0.value)") }
    let head = TerminalText("\(report.verdict.rawValue) so far")
    return ([head] + told + open).joined(by: " | ").description
  }
}
