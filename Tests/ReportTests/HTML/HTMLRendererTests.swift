import Findings
import Foundation
import TestSupport
import Testing

@testable import Report

@Suite struct HTMLRendererTests {
  @Test func theVerdictComesFirst() throws {
    let page = try HTMLOutline(of: SampleReports.rich)
    #expect(page.body.hasPrefix("Skip to the checklist NO-GO 2 failed, 1 unknown,"))
    let empty = try HTMLOutline(of: SampleReports.empty).body
    #expect(empty.hasPrefix("Skip to the checklist INCOMPLETE nothing was checked"))
  }

  @Test func everyFindingIsThere() throws {
    let page = try HTMLOutline(of: SampleReports.long)
    #expect((1...500).allSatisfy { page.body.contains("Finding \($0) is here.") })
  }

  @Test(arguments: HostileNames.all) func hostileNamesAreHarmless(name: String, remains: String) throws {
    let html = HTMLRenderer().text(of: SampleReports.hostile(name))
    #expect(html.lowercased().split(separator: "<script", omittingEmptySubsequences: false).count == 2)
    let page = try HTMLOutline(of: html)
    let benign = try HTMLOutline(of: SampleReports.hostile("plain name"))
    #expect(page.elements == benign.elements)
    #expect(page.body.contains(remains) || page.text.contains(remains))
    var sight = Sight()
    #expect(html.unicodeScalars.filter { sight.hides($0) && $0 != "\n" }.isEmpty)
  }

  @Test(arguments: [
    SampleReports.rich, SampleReports.empty, SampleReports.clean, SampleReports.comparing(SampleDocuments.all),
  ])
  func everyLinkLeadsSomewhereAndNothingLeavesThePage(report: AuditReport) throws {
    let page = try HTMLOutline(of: report)
    #expect(Set(page.identifiers).count == page.identifiers.count)
    #expect(page.links.allSatisfy { $0.hasPrefix("#") && page.identifiers.contains(String($0.dropFirst())) })
    #expect(page.elements.allSatisfy { !$0.contains(" src") && !$0.contains(" style") && !$0.contains(" on") })
  }

  @Test(arguments: [SampleReports.rich, SampleReports.empty])
  func thePolicyAllowsExactlyWhatStandsInThePage(report: AuditReport) async throws {
    let page = try HTMLOutline(of: report)
    #expect(page.styles.count == 2 && page.scripts.count == 1)
    let folder = try TemporaryFolder()
    let files = try (page.styles + page.scripts).enumerated().map { try folder.write($1, to: "inline-\($0)") }
    let result = try await ExternalProgram.python(
      """
      import base64, hashlib, sys
      for name in sys.argv[1:]:
          digest = hashlib.sha256(open(name, 'rb').read()).digest()
          print("'sha256-" + base64.b64encode(digest).decode() + "'")
      """, arguments: files)
    let hashes = result.output.split(separator: "\n").map(String.init)
    try #require(hashes.count == 3)
    #expect(
      page.policy == "default-src 'none'; style-src \(hashes[0]) \(hashes[1]); script-src \(hashes[2]); "
        + "base-uri 'none'; form-action 'none'")
  }

  @Test(arguments: [
    SampleReports.rich, SampleReports.empty, SampleReports.clean, SampleReports.comparing(SampleDocuments.all),
  ])
  func headingsStepDownOneLevelAtATime(report: AuditReport) throws {
    let levels = try HTMLOutline(of: report).headings
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func itHasItsLandmarks() throws {
    let elements = try HTMLOutline(of: SampleReports.rich).elements
    for landmark in ["header class", "main", "footer"] { #expect(elements.count { $0 == landmark } == 1) }
    #expect(elements.count { $0.hasPrefix("nav aria-label") } == 2)
    #expect(
      elements.allSatisfy { !$0.hasPrefix("svg") || $0.contains("aria-label") || $0.contains("aria-hidden") })
  }

  @Test func itTellsTheDigestOfTheJSONForm() async throws {
    let report = SampleReports.rich
    let folder = try TemporaryFolder()
    let file = try folder.write(JSONRenderer().text(of: report), to: "report.json")
    let result = try await ExternalProgram.python(
      "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())", arguments: [file])
    let digest = result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(digest.count == 64 && report.digestOfJSON == digest)
    let page = try HTMLOutline(of: report)
    #expect(page.body.hasSuffix(digest) && page.styles[1].contains(digest))
  }

  @Test func repliesAreLaidOut() {
    #expect(
      JSONLayout.indented(#"{ "a" : { "$numberInt" : "1" }, "b" : [ ] }"#)
        == "{\n  \"a\": {\"$numberInt\": \"1\"},\n  \"b\": []\n}")
    #expect(JSONLayout.indented("not JSON {") == "not JSON {")
    #expect(JSONLayout.indented(#"["a\\\"}, {", [[1]]]"#) == "[\n  \"a\\\\\\\"}, {\",\n  [\n    [1]\n  ]\n]")
  }
}
