import Findings
import Foundation
import TestSupport
import Testing

@testable import Report

@Suite struct ReportComparisonTests {
  private func report(
    _ items: [AuditItem] = [], documents: [DocumentComparison]? = nil, coverage: Coverage? = nil,
    checklist: String = "preflight"
  ) -> AuditReport {
    let empty = SampleReports.empty
    return AuditReport(
      tool: empty.tool, run: empty.run, checklist: .init(name: checklist, question: "?"), source: empty.source,
      destination: empty.destination, items: items, evidence: [], coverage: coverage, documents: documents)
  }

  private func item(_ id: String, _ outcome: Outcome, _ findings: [Finding] = []) -> AuditItem {
    AuditItem(id: id, title: id, kind: .check, outcome: outcome, summary: "\(outcome)", findings: findings)
  }

  private func told(_ old: AuditReport, _ new: AuditReport) throws -> [String] {
    try ReportComparison(old, new).changes.map { "\($0.direction) \($0.area) \($0.subject): \($0.stepInWords)" }
  }

  @Test func nothingChanged() throws {
    for report in [SampleReports.rich, SampleReports.comparing(SampleDocuments.all), SampleReports.empty] {
      let comparison = try ReportComparison(report, report)
      #expect(comparison.changes.isEmpty && !comparison.isWorse)
    }
  }

  @Test func anotherChecklistIsNotCompared() {
    #expect(throws: ReportReadingError.self) { try ReportComparison(report(), report(checklist: "restart")) }
  }

  @Test func linesThatFlip() throws {
    let old = report([
      item("a", .pass), item("b", .fail), item("c", .unknown), item("d", .notApplicable), item("e", .pass),
    ])
    let new = report([item("a", .unknown), item("b", .pass), item("c", .warn), item("d", .pass), item("f", .manual)])
    #expect(
      try told(old, new) == [
        "better verdict verdict: NO-GO -> INCOMPLETE", "worse item a: pass -> UNKNOWN", "better item b: FAIL -> pass",
        "better item c: UNKNOWN -> WARN", "other item d: n/a -> pass", "worse item f: new: MANUAL",
        "worse item e: gone: pass",
      ])
  }

  @Test func findingsThatComeAndGo() throws {
    let (one, two) = (Subject(.source, namespace: "a.b"), Subject(.source, namespace: "a.c"))
    let three = Subject(.source, namespace: "a.d")
    let old = report([
      item("x", .fail, [Finding(.fail, one, "1"), Finding(.warn, two, "1"), Finding(.fail, three, "1")])
    ])
    let new = report([
      item("x", .fail, [Finding(.fail, one, "2"), Finding(.pass, two, "1"), Finding(.fail, Subject(node: "n"), "1")])
    ])
    #expect(
      try told(old, new) == [
        "other finding x, source, a.b: still FAIL", "better finding x, source, a.c: WARN -> pass",
        "worse finding x, n: new: FAIL", "better finding x, source, a.d: gone: FAIL",
      ])
  }

  @Test func documentsAndCoverage() throws {
    let side = { DocumentComparison.Side(documents: $0, bytes: 10) }
    let counts = { [DocumentComparison.Count("missing", $0)] }
    let old = report(
      documents: [
        DocumentComparison(namespace: "a.same", source: side(1), destination: side(1)),
        DocumentComparison(namespace: "a.more", source: side(5), destination: side(5), mismatches: counts(1)),
        DocumentComparison(namespace: "a.gone", source: side(1), destination: side(1)),
        DocumentComparison(namespace: "a.level", source: side(1), destination: side(1)),
      ],
      coverage: Coverage(
        catalogs: [Coverage.Catalog(.source, databases: [.init(name: "a", namespaces: 4)])], features: []))
    let new = report(
      documents: [
        DocumentComparison(namespace: "a.same", source: side(1), destination: side(1), gap: "broken"),
        DocumentComparison(namespace: "a.more", source: side(5), destination: side(3), mismatches: counts(2)),
        DocumentComparison(namespace: "a.level", method: .digest, source: side(1), destination: side(1)),
        DocumentComparison(namespace: "a.new", source: side(1), destination: side(1)),
      ],
      coverage: Coverage(
        catalogs: [Coverage.Catalog(.source, gap: "refused", databases: [])],
        features: [
          Coverage.Feature(
            .source, kind: "option", name: "new", words: "option new", namespaces: ["a.b"], checks: [], isPlain: false)
        ]))
    #expect(
      try told(old, new) == [
        "worse documents a.same: same -> incomplete", "worse documents a.more: 1 mismatches -> 2 mismatches",
        "other documents a.more: 5 on the source, 5 on the destination -> 5 on the source, 3 on the destination",
        "worse coverage a.level: bytes, level 3 -> digest, level 1", "better documents a.new: new: same",
        "worse documents a.gone: gone: same",
        "worse coverage source, namespaces: 4 in 1 databases -> unknown: refused",
        "worse coverage source, option new: not there -> 1, judged by no check",
      ])
  }

  @Test func everyFormatTellsEveryChange() async throws {
    let comparison = try ReportComparison(
      SampleReports.clean, SampleReports.rich)
    #expect(comparison.isWorse)
    let texts = [
      TerminalComparisonRenderer(colour: false, width: 200).text(of: comparison),
      MarkdownComparisonRenderer().text(of: comparison), JSONComparisonRenderer().text(of: comparison),
    ]
    for change in comparison.changes where change.area == .item {
      for text in texts { #expect(text.contains(change.subject)) }
    }
    #expect(texts[0].hasPrefix("WORSE: "))
    try ExternalProgram.require(pythonPackage: "jsonschema")
    let folder = try TemporaryFolder()
    let file = try folder.write(texts[2], to: "comparison.json")
    let schema = ExternalProgram.repository.appending(path: "Reports/schema/comparison.schema.json").path
    let result = try await ExternalProgram.python(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding='utf-8'))
      Draft202012Validator.check_schema(schema)
      for error in Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2], encoding='utf-8'))):
          print(error.json_path, error.message[:200])
      """, arguments: [schema, file])
    #expect(result.output.isEmpty && result.status == 0, "\(result.output)")
  }
}
