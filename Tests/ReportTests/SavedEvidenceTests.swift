import Findings
import Foundation
import TestSupport
import Testing

@testable import Report

@Suite struct SavedEvidenceTests {
  private static let line =
    "old.json: source, asked up to 2026-11-20T22:22:07Z by run run-7 of mongosync-auditor 0.1.0; its names are fingerprints"
  private static let withheld =
    "The raw reply was left out by --redact; its SHA-256 with the key of the redaction is 0a1b."

  private static var report: AuditReport {
    let empty = SampleReports.empty
    let bundle = AuditReport.BundleSummary(
      file: "old.json", clusters: [.source], run: "run-7", collectedAt: SampleReports.moment,
      tool: "mongosync-auditor 0.1.0", isRedacted: true)
    let record = EvidenceRecord(
      id: EvidenceID("source a hello"), origin: .source, node: "a", command: "{}", at: SampleReports.moment,
      answer: .withheld(digest: "0a1b"))
    return AuditReport(
      tool: empty.tool, run: empty.run, bundles: [bundle], checklist: empty.checklist, source: empty.source,
      destination: empty.destination, items: [], evidence: [record])
  }

  @Test func everyFormatNamesTheBundles() throws {
    #expect(HTMLRenderer().text(of: Self.report).contains(Self.line))
    #expect(MarkdownRenderer().text(of: Self.report).contains("Evidence: old.json: source, asked up to"))
    let terminal = TerminalRenderer(colour: false, width: 140).text(of: Self.report)
    #expect(terminal.contains("Evidence") && terminal.contains("run-7 of mongosync-auditor 0.1.0"))
    let json = JSONRenderer().text(of: Self.report)
    #expect(json.contains(#""file": "old.json""#) && json.contains(#""redacted": true"#))
    #expect(!JSONRenderer().text(of: SampleReports.empty).contains("bundles"))
  }

  @Test func everyFormatSaysThatAReplyWasLeftOut() throws {
    #expect(HTMLRenderer().text(of: Self.report).contains(Self.withheld))
    #expect(MarkdownRenderer().text(of: Self.report).contains("left out by"))
    #expect(JSONRenderer().text(of: Self.report).contains(#""withheld": "0a1b""#))
  }

  @Test func theJSONFormKeepsToItsSchema() async throws {
    let result = try await JSONRendererTests().validate([JSONRenderer().text(of: Self.report)])
    #expect(result.status == 0, "\(result.output)")
  }
}
