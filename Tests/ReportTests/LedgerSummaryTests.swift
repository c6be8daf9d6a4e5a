import Report
import TestSupport
import Testing

@Suite struct LedgerSummaryTests {
  private static let root = String(repeating: "0a", count: 32)
  private static let line = "12 partitions compared to the end, Merkle root \(root)"

  private static var report: AuditReport {
    let empty = SampleReports.empty
    return AuditReport(
      tool: empty.tool, run: empty.run, checklist: SampleReports.verify, source: empty.source,
      destination: empty.destination, items: [], evidence: [], documents: [],
      ledger: AuditReport.LedgerSummary(root: root, partitions: 12))
  }

  @Test func everyFormatNamesTheRoot() throws {
    #expect(HTMLRenderer().text(of: Self.report).contains(Self.line))
    #expect(MarkdownRenderer().text(of: Self.report).contains("- Ledger: \(Self.line)"))
    let terminal = TerminalRenderer(colour: false, width: 140).text(of: Self.report)
    #expect(terminal.contains(/\nLedger +12 partitions compared to the end, Merkle root/))
    let json = JSONRenderer().text(of: Self.report)
    #expect(json.contains("\"root\": \"\(Self.root)\",\n    \"partitions\": 12"))
  }

  @Test func aReportWithoutALedgerIsSilentAboutIt() throws {
    #expect(!JSONRenderer().text(of: SampleReports.empty).contains("ledger"))
    #expect(!HTMLRenderer().text(of: SampleReports.empty).contains("Merkle"))
  }

  @Test func theJSONFormKeepsToItsSchema() async throws {
    let result = try await JSONRendererTests().validate([JSONRenderer().text(of: Self.report)])
    #expect(result.status == 0, "\(result.output)")
  }
}
