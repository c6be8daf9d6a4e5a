import Findings
import Testing

@testable import Report

@Suite struct TerminalRendererTests {
  @Test(arguments: [80, 120]) func theVerdictComesFirstAndLast(width: Int) throws {
    let text = TerminalRenderer(colour: false, width: width).text(of: SampleReports.rich)
    #expect(text.hasPrefix("NO-GO: 2 failed,"))
    let last = try #require(text.ranges(of: "\n\nNO-GO: 2 failed,").first)
    #expect(text[last.upperBound...].contains("FAIL      unique-index-format, namespace-names\n"))
  }

  @Test func anEmptyChecklistIsIncomplete() {
    let text = TerminalRenderer(colour: false, width: 80).text(of: SampleReports.empty)
    #expect(text.hasPrefix("INCOMPLETE: nothing was checked\n"))
  }

  @Test(arguments: HostileNames.all) func hostileNamesAreHarmless(name: String, remains: String) {
    for colour in [false, true] {
      let text = TerminalRenderer(colour: colour, width: 2000).text(of: SampleReports.hostile(name))
      let plain = colour ? withoutOurStyles(text) : text
      var sight = Sight()
      let unseen = plain.unicodeScalars.filter { sight.hides($0) && $0 != "\n" }
      #expect(unseen.isEmpty)
      #expect(plain.contains(remains))
    }
  }

  @Test func colourChangesNothingButColour() {
    for report in [SampleReports.rich, SampleReports.comparing(SampleDocuments.all)] {
      let coloured = TerminalRenderer(colour: true, width: 80).text(of: report)
      #expect(withoutOurStyles(coloured) == TerminalRenderer(colour: false, width: 80).text(of: report))
      #expect(coloured != withoutOurStyles(coloured))
    }
  }

  @Test(arguments: [40, 60, 80, 120]) func linesKeepToTheWidthUnlessOneWordIsWider(width: Int) {
    let text = TerminalRenderer(colour: false, width: width).text(of: SampleReports.rich)
    for line in text.split(separator: "\n") where DisplayWidth.of(line) > width {
      let words = line.drop { $0 == " " }.split(separator: " ")
      let isCommand = line.hasPrefix(String(repeating: " ", count: TerminalRenderer.gutter + 4))
      let isOneWord = words.count == 1 || words.dropFirst().contains { DisplayWidth.of($0) + 13 > width }
      #expect(isCommand || isOneWord, "\(line)")
    }
  }

  @Test func wideCharactersTakeTwoColumns() {
    #expect(DisplayWidth.of("ab") == 2)
    #expect(DisplayWidth.of("日本") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
  }

  @Test func commandsStandAloneAndWhole() {
    let text = TerminalRenderer(colour: false, width: 40).text(of: SampleReports.rich)
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(lines.contains("]).next().storageStats.indexDetails.number_1.metadata.formatVersion"))
  }

  @Test func aLongListIsCutAndSaysSo() {
    let text = TerminalRenderer(colour: false, width: 100).text(of: SampleReports.long)
    #expect(text.contains("source › db.c20: Finding 20 is here.\n"))
    #expect(!text.contains("Finding 21 is here."))
    #expect(text.contains("… and 480 more, all in the JSON, HTML and Markdown reports\n"))
    #expect(text.contains("pass      item-500  Seen number 500.\n"))
  }

  /// Takes out the sequences that `TerminalStyle` makes, and no others.
  private func withoutOurStyles(_ text: String) -> String {
    let verdicts = [Verdict.go, .noGo, .incomplete].map(TerminalStyle.verdict)
    let styles = Outcome.allCases.map(TerminalStyle.tag) + verdicts + [.strong, .quiet, .command]
    return (styles.map(\.parameters) + ["0"]).reduce(text) { $0.replacing("\u{1B}[\($1)m", with: "") }
  }
}
