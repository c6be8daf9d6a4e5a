import Findings
import Foundation
import TestSupport
import Testing

@testable import Report

@Suite struct JSONRendererTests {
  @Test func theKeysComeInTheContractsOrder() {
    let text = JSONRenderer().text(of: SampleReports.rich)
    #expect(
      keys(of: text) == [
        "schemaVersion", "tool", "run", "checklist", "question", "plan", "verdict", "warningsFail", "seenAt",
        "validUntil",
        "counts", "clusters", "items",
        "decisions", "coverage", "notChecked", "evidence",
      ])
    #expect(
      keys(of: JSONRenderer().text(of: SampleReports.hostile("a"))).suffix(4) == [
        "coverage", "documents", "notChecked", "evidence",
      ])
    #expect(text.contains(#""startedAt": "2026-11-20T22:22:07.042Z""#))
  }

  @Test(arguments: HostileNames.all) func hostileNamesComeBackExactly(name: String, remains: String) throws {
    let text = JSONRenderer().text(of: SampleReports.hostile(name))
    var sight = Sight()
    #expect(text.unicodeScalars.filter { sight.hides($0) && $0 != "\n" }.isEmpty)
    let report = try object(text)
    let items = try #require(report["items"] as? [[String: Any]])
    let title = try #require(items.first?["title"] as? String)
    #expect(Array(title.utf8) == Array(name.utf8))
  }

  @Test func repliesAreValuesNotTexts() throws {
    let evidence = try #require(try object(JSONRenderer().text(of: SampleReports.rich))["evidence"] as? [[String: Any]])
    let byNode = Dictionary(uniqueKeysWithValues: evidence.map { ($0["node"] as? String ?? "", $0) })
    let version = byNode["db1.shop.example.net:27017"]?["reply"] as? [String: Any]
    #expect(version?["version"] as? String == "6.0.27")
    #expect(byNode["db3.shop.example.net:27017"]?["error"] as? String == "No answer within 10 s: connection timed out.")
    #expect(byNode["new1.shop.example.net:27017"]?["reply"] as? String == "not JSON \u{1B}[31m")
  }

  @Test func ofARepeatedLabelTheLastValueStands() throws {
    let run = AuditReport.Run(
      id: "r", startedAt: SampleReports.moment, finishedAt: SampleReports.moment,
      labels: [.init(key: "a", value: "1"), .init(key: "b", value: "2"), .init(key: "a", value: "3")])
    let empty = SampleReports.empty
    let report = AuditReport(
      tool: empty.tool, run: run, checklist: empty.checklist, source: empty.source, destination: empty.destination,
      items: [], evidence: [])
    let written = try #require(try object(JSONRenderer().text(of: report))["run"] as? [String: Any])
    #expect(written["labels"] as? [String: String] == ["a": "3", "b": "2"])
  }

  @Test func everyReportKeepsToTheSchema() async throws {
    let reports =
      [SampleReports.rich, SampleReports.empty, SampleReports.sized(1), SampleReports.clean, SampleReports.long]
      + [SampleReports.quiet]
      + [[], SampleDocuments.all, SampleDocuments.many(1000)].map(SampleReports.comparing)
      + HostileNames.all.map { SampleReports.hostile($0.name) }
    let result = try await validate(reports.map { JSONRenderer().text(of: $0) })
    #expect(result.status == 0, "\(result.output)")
  }

  @Test(arguments: [
    (#""verdict": "NO-GO""#, #""verdict": "MAYBE""#), (#""settlesUnknown""#, #""settles""#),
    (#""waiver": {"#, #""excuse": {"#), (#""kind": "audit""#, #""kind": "review""#),
  ])
  func theSchemaRefusesAnotherShape(part: String, replacement: String) async throws {
    let text = JSONRenderer().text(of: SampleReports.rich).replacing(part, with: replacement)
    #expect(try await validate([text]).status == 1)
  }

  @Test(arguments: [
    (#""result": "same""#, #""result": "equal""#), (#""level": 3"#, #""level": 4"#),
    (#""sampledPercent": 12.5"#, #""sampledPercent": "12.5""#), (#""notes": ["#, #""remarks": ["#),
  ])
  func theSchemaRefusesAnotherShapeOfDocuments(part: String, replacement: String) async throws {
    let text = JSONRenderer().text(of: SampleReports.comparing(SampleDocuments.all))
    try #require(text.contains(part))
    #expect(try await validate([text.replacing(part, with: replacement)]).status == 1)
  }

  private func keys(of text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("  \"") }.map { $0.split(separator: "\"")[1] }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// Exit status 0: all are valid; 1: one is not.
  func validate(_ reports: [String]) async throws -> ExternalProgram.Result {
    try ExternalProgram.require(pythonPackage: "jsonschema")
    let folder = try TemporaryFolder()
    for (number, report) in reports.enumerated() { _ = try folder.write(report, to: "\(number).json") }
    let schema = ExternalProgram.repository.appending(path: "Reports/schema/report.schema.json").path
    return try await ExternalProgram.python(
      """
      import json, pathlib, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding='utf-8'))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      bad = False
      for path in sorted(pathlib.Path(sys.argv[2]).iterdir()):
          for error in validator.iter_errors(json.loads(path.read_text(encoding='utf-8'))):
              print(path.name, error.json_path, error.message[:200])
              bad = True
      sys.exit(1 if bad else 0)
      """, arguments: [schema, folder.path])
  }
}
