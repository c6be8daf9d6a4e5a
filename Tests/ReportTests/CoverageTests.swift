import Findings
import Foundation
import Testing

@testable import Report

@Suite struct CoverageTests {
  private let large: AuditReport = {
    let sample = SampleReports.empty
    return AuditReport(
      tool: sample.tool, run: sample.run, checklist: sample.checklist, source: sample.source,
      destination: sample.destination, items: [], evidence: [], coverage: SampleCoverage.large)
  }()

  @Test func everyFormatSaysWhoJudgesAFeature() throws {
    let report = SampleReports.rich
    let texts = [
      TerminalRenderer(colour: false, width: 120).text(of: report), MarkdownRenderer().text(of: report),
      try HTMLOutline(of: report).body,
    ]
    for text in texts {
      #expect(text.contains("The source holds 32 collections and views in 2 databases."))
      #expect(text.contains("The collections of the destination are not known: The user may not ask this."))
      #expect(text.contains("capped-collections (waived)"))
      #expect(text.contains("not judged by this checklist"))
      #expect(text.contains("no known limitation"))
    }
  }

  @Test func tenThousandCollectionsStayBoundedAndWhatIsCutIsCounted() throws {
    let markdown = MarkdownRenderer().text(of: large)
    #expect(markdown.contains("The source holds 10005 collections and views in 2001 databases."))
    #expect(markdown.contains("`db1099` 5 and 1901 more databases."))
    #expect(markdown.contains("10000: `shop.c10000`"))
    #expect(markdown.contains("`shop.c10019` and 9980 more"))
    #expect(!markdown.contains("shop.c10020") && !markdown.contains("db1100"))
    let page = try HTMLOutline(of: large).body
    #expect(page.contains("and 9980 more") && page.contains("and 1901 more databases"))
    #expect(!page.contains("shop.c10020") && !page.contains("db1100"))
    let terminal = TerminalRenderer(colour: false, width: 120).text(of: large)
    #expect(terminal.contains("source       collection option capped  10000  not judged by this checklist\n"))
    let json = try JSONSerialization.jsonObject(with: Data(JSONRenderer().text(of: large).utf8)) as? [String: Any]
    let coverage = try #require(json?["coverage"] as? [String: Any])
    let feature = try #require((coverage["features"] as? [[String: Any]])?.first)
    #expect(feature["count"] as? Int == 10_000)
    #expect((feature["first"] as? [String])?.count == 20)
  }

  @Test func withoutCoverageNothingIsSaidOfIt() throws {
    #expect(!MarkdownRenderer().text(of: SampleReports.empty).contains("Coverage"))
    #expect(!(try HTMLOutline(of: SampleReports.empty).body.contains("Coverage")))
    #expect(!TerminalRenderer(colour: false, width: 80).text(of: SampleReports.empty).contains("Coverage"))
    #expect(!JSONRenderer().text(of: SampleReports.empty).contains("\"coverage\""))
  }
}
