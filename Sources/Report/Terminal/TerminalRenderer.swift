import Findings

/// Renders a report for a person at a terminal.
///
/// Open items are set out in full and settled ones in a line each; the verdict comes first, and again last, where the
/// prompt leaves it in sight. What is left out is named: the other formats hold it.
public struct TerminalRenderer: Renderer {
  /// How many findings of one item are shown.
  static let findingsShown = 20
  /// How many namespaces are shown in whose documents nothing differs.
  static let sameNamespacesShown = 30
  /// How many ways to differ are shown of one namespace.
  static let causesShown = 10
  /// The columns of the tags, under which nothing else stands.
  static let gutter = 10
  /// The columns of the names of facts at the end.
  static let labels = 13

  private let colour: Bool
  private let width: Int

  /// Makes a renderer for one terminal.
  ///
  /// - Parameters:
  ///   - colour: whether to use colour and bold; without, nothing is lost.
  ///   - width: the terminal's columns; at least 40 are used.
  public init(colour: Bool, width: Int) {
    self.colour = colour
    self.width = max(40, width)
  }

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    var page = TerminalPage(colour: colour, width: width)
    let numbers = EvidenceNumbers(report)
    page.verdict(of: report)
    page.paragraph(
      [TerminalRun("\(report.checklist.name)", .strong), TerminalRun(": \(report.checklist.question)")])
    page.blank()
    var wasOpen = false
    for (position, item) in report.items.enumerated() {
      let isOpen = !item.outcome.isSettled
      if position > 0, isOpen || wasOpen { page.blank() }
      wasOpen = isOpen
      if isOpen { page.open(item, numbers: numbers) } else { page.settled(item) }
    }
    page.blank()
    page.documents(of: report)
    page.facts(of: report)
    page.blank()
    page.nextSteps(of: report)
    page.verdict(of: report)
    page.openItems(of: report)
    output.write(page.text)
  }
}

extension TerminalPage {
  /// The answer and its counts in one line.
  fileprivate mutating func verdict(of report: AuditReport) {
    paragraph(
      [
        TerminalRun("\(report.verdictInWords)", .verdict(report.verdict)),
        TerminalRun(": \(report.countsInWords)", .strong),
      ], hanging: report.verdict.rawValue.count + 2)
    paragraph([TerminalRun("\(report.validityInWords)")])
  }

  /// The ids of the open items, an outcome a line, worst first.
  fileprivate mutating func openItems(of report: AuditReport) {
    let outcomes = Outcome.allCases.sorted().filter { !$0.isSettled }
    for outcome in outcomes {
      let ids = report.items.filter { $0.outcome == outcome }.map { TerminalText.name($0.id) }
      if ids.isEmpty { continue }
      tagged(outcome, [TerminalRun(ids.joined(by: ", "))])
    }
  }
}
