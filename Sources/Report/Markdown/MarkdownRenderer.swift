import Findings

/// Renders a report in GitHub-flavoured Markdown, for a ticket or a wiki.
///
/// It holds headings, paragraphs, flat lists, tables and fenced code only, which Jira and ServiceNow take as well.
public struct MarkdownRenderer: Renderer {
  /// How many namespaces are shown in whose documents nothing differs.
  static let sameNamespacesShown = 500

  /// Makes a renderer.
  public init() {}

  /// Writes the whole report.
  ///
  /// - Parameters:
  ///   - report: the finished report.
  ///   - output: where the text goes.
  public func render(_ report: AuditReport, to output: inout some TextOutputStream) {
    let numbers = EvidenceNumbers(report)
    var page = MarkdownPage()
    page.block("# \(report.verdictInWords): \(report.countsInWords)")
    page.block("\(report.validityInWords)")
    page.block("**\(report.checklist.name)**: \(report.checklist.question)")
    if !report.items.isEmpty {
      page.table(
        ["Outcome", "Item", "What was seen"],
        report.items.map { item in
          [item.outcome.markdown, "\(.code(item.id)) \(item.title)", "\(item.summary)\(item.decisions)"]
        })
    }
    if !report.openItems.isEmpty { page.block("## Needs attention") }
    for item in report.openItems { page.open(item, numbers: numbers) }
    if !report.settledItems.isEmpty { page.block("## Settled") }
    for item in report.settledItems { page.settled(item, numbers: numbers) }
    page.documents(of: report)
    page.facts(of: report)
    page.evidence(of: report)
    output.write(page.text)
  }
}
