import Findings
import Foundation
import Report
import TestSupport
import Testing

/// What the page does in a real browser; each test starts headless Chromium once.
@Suite struct HTMLInBrowserTests {
  private static let shown =
    "String(Array.from(document.querySelectorAll('.item')).filter(item => !item.hidden).length)"

  @Test(arguments: [
    SampleReports.sized(0), SampleReports.sized(1), SampleReports.rich, SampleReports.comparing(SampleDocuments.all),
    SampleReports.hostile("</script><img src=//evil.example onerror=alert(1)>'\"\u{202E}"),
  ])
  func itComplainsOfNothingAndRequestsNothing(report: AuditReport) async throws {
    let folder = try TemporaryFolder()
    let page = try await ObservedPage.open(HTMLRenderer().text(of: report), in: folder)
    #expect(page.complaints.isEmpty)
    #expect(page.requests == [URL(filePath: "\(folder.path)/page.html").absoluteString])
  }

  @Test func fiveHundredItemsCanBeFiltered() async throws {
    let folder = try TemporaryFolder()
    let page = try await ObservedPage.open(
      HTMLRenderer().text(of: SampleReports.sized(500)), in: folder,
      asking: [
        "String(document.getElementById('filter').hidden)", Self.shown,
        Self.press("fail"), Self.press("unknown"), Self.write("SEEN 49"), Self.shown,
        Self.press("fail"), Self.press("unknown"), Self.write("\\\\u{202E}"),
        Self.write("no such words"), Self.shown,
      ])
    #expect(page.complaints.isEmpty && page.requests.count == 1)
    #expect(
      page.answers == [
        "false", "500", "56 of 500 items", "112 of 500 items", "2 of 500 items", "2",
        "1 of 500 items", "15 of 500 items", "125 of 500 items", "0 of 500 items", "0",
      ])
    let printed = try await ObservedPage.printedPages(in: folder).joined()
    #expect((0..<500).allSatisfy { printed.contains("Finding of \($0).") }, "what is filtered is printed all the same")
  }

  @Test func aLinkOpensWhatItLeadsTo() async throws {
    let isSeen = "document.getElementById('E7').closest('details').open"
    let page = try await ObservedPage.open(
      HTMLRenderer().text(of: SampleReports.sized(40)), in: TemporaryFolder(),
      asking: [
        "String(\(isSeen))", "document.querySelector('a[href=\"#E7\"]').click(); 'clicked'",
        "new Promise(seen => { const look = () => \(isSeen) ? seen('open') : setTimeout(look, 10); look(); })",
        Self.press("pass"), "location.hash = 'item-item-0'; 'went'",
        "new Promise(seen => { const look = () => document.getElementById('item-item-0').hidden "
          + "? setTimeout(look, 10) : seen('shown'); look(); })",
      ])
    #expect(page.complaints.isEmpty)
    #expect(page.answers == ["false", "clicked", "open", "4 of 40 items", "went", "shown"])
  }

  @Test func aScriptThatWasChangedDoesNotRun() async throws {
    let page = HTMLRenderer().text(of: SampleReports.rich).replacing("\"use strict\";", with: "\"use strict\"; ")
    let observed = try await ObservedPage.open(
      page, in: TemporaryFolder(), asking: ["String(document.getElementById('filter').hidden)", Self.shown])
    #expect(observed.complaints.contains { $0.contains("Content Security Policy") })
    #expect(observed.answers == ["true", String(SampleReports.rich.items.count)])
  }

  @Test func everyPrintedPageTellsTheDigestAndItsNumber() async throws {
    let folder = try TemporaryFolder()
    let report = SampleReports.rich
    _ = try await ObservedPage.open(HTMLRenderer().text(of: report), in: folder)
    let pages = try await ObservedPage.printedPages(in: folder)
    #expect(pages.count > 1)
    for (place, page) in pages.enumerated() {
      #expect(page.contains(report.digestOfJSON))
      #expect(page.contains("Page \(place + 1) of \(pages.count)"))
    }
    let words = pages.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("All 4 unique indexes have format 14."), "what is folded on the screen is printed")
    #expect(words.contains("wiredTiger") && words.contains("No answer within 10 s: connection timed out."))
    #expect(!words.contains("Skip to the checklist") && !words.contains("Open all"))
  }

  /// Presses the button of an outcome, and tells how many items are left.
  private static func press(_ outcome: String) -> String {
    "document.querySelector('#filter [data-outcome=\(outcome)]').click(); document.getElementById('filter-shown').value"
  }

  /// Writes into the filter, and tells how many items are left once the page has looked.
  private static func write(_ text: String) -> String {
    """
    new Promise(told => {
      const input = document.getElementById('filter-text'), output = document.getElementById('filter-shown');
      output.value = '';
      input.value = '\(text)';
      input.dispatchEvent(new Event('input'));
      const look = () => output.value === '' ? setTimeout(look, 10) : told(output.value);
      look();
    })
    """
  }
}
