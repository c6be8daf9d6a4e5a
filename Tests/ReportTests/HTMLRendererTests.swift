import Findings
import Foundation
import Testing

@testable import Report

@Suite struct HTMLRendererTests {
  @Test func theVerdictComesFirst() throws {
    let page = try HTMLOutline(of: SampleReports.rich)
    #expect(page.body.hasPrefix("NO-GO 2 failed, 1 unknown,"))
    #expect(try HTMLOutline(of: SampleReports.empty).body.hasPrefix("INCOMPLETE nothing was checked"))
  }

  @Test func everyFindingIsThere() throws {
    let page = try HTMLOutline(of: SampleReports.long)
    #expect((1...500).allSatisfy { page.body.contains("Finding \($0) is here.") })
  }

  @Test(arguments: HostileNames.all) func hostileNamesAreHarmless(name: String, remains: String) throws {
    let html = try HTMLRenderer().text(of: SampleReports.hostile(name))
    #expect(!html.lowercased().contains("<script"))
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

  @Test func thePolicyAllowsExactlyTheStyleSheet() throws {
    let folder = try TemporaryFolder()
    let sheet = try folder.write(HTMLStyle.sheet, to: "sheet.css")
    let result = try Python.run(
      """
      import base64, hashlib, sys
      digest = hashlib.sha256(open(sys.argv[1], 'rb').read()).digest()
      print('sha256-' + base64.b64encode(digest).decode())
      """, arguments: [sheet])
    let hash = result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(HTMLStyle.contentSecurityPolicy.contains("'\(hash)'"), "the style sheet's hash is now \(hash)")
    #expect(!HTMLStyle.sheet.contains { "<&".contains($0) })
  }

  @Test func repliesAreLaidOut() {
    #expect(
      JSONLayout.indented(#"{ "a" : { "$numberInt" : "1" }, "b" : [ ] }"#)
        == "{\n  \"a\": {\"$numberInt\": \"1\"},\n  \"b\": []\n}")
    #expect(JSONLayout.indented("not JSON {") == "not JSON {")
    #expect(JSONLayout.indented(#"["a\\\"}, {", [[1]]]"#) == "[\n  \"a\\\\\\\"}, {\",\n  [\n    [1]\n  ]\n]")
  }
}
