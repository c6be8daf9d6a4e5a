import Findings
import Foundation
import Testing

@testable import Report

@Suite struct MongosyncEvidenceTests {
  private static let url = "http://sync:27182/api/v1/progress"
  private static let record = EvidenceRecord(
    id: EvidenceID("mongosync \(url) progress"), origin: .mongosync, node: url, command: "GET \(url)",
    at: SampleReports.moment, answer: .reply(#"{"progress":{"state":"RUNNING"},"success":true}"#))

  private static let report = AuditReport(
    tool: SampleReports.empty.tool, run: SampleReports.empty.run, checklist: SampleReports.empty.checklist,
    source: SampleReports.empty.source, destination: SampleReports.empty.destination, items: [], evidence: [record])

  @Test func inJSONNoClusterWasAskedAndTheReplyIsAValue() throws {
    let object = try JSONSerialization.jsonObject(with: Data(JSONRenderer().text(of: Self.report).utf8))
    let evidence = try #require(((object as? [String: Any])?["evidence"] as? [[String: Any]])?.first)
    #expect(evidence["cluster"] == nil)
    #expect(evidence["node"] as? String == Self.url)
    #expect(evidence["command"] as? String == "GET \(Self.url)")
    #expect(((evidence["reply"] as? [String: Any])?["progress"] as? [String: Any])?["state"] as? String == "RUNNING")
  }

  @Test func aReaderIsToldThatAMongosyncAnswered() throws {
    let markdown = MarkdownRenderer().text(of: Self.report)
    #expect(markdown.contains("| E1 | mongosync | `\(Self.url)` |"))
    #expect(markdown.contains("`GET \(Self.url)`"))
    #expect(HTMLRenderer().text(of: Self.report).contains("GET \(Self.url)"))
  }

  @Test func everyOriginHasItsCluster() {
    #expect(EvidenceOrigin.allCases.map(\.cluster) == [.source, .destination, nil])
    #expect(ClusterRole.allCases.map { EvidenceOrigin($0).rawValue } == ["source", "destination"])
  }
}
