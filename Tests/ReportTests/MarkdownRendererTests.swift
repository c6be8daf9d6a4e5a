import Findings
import Testing

@testable import Report

@Suite struct MarkdownRendererTests {
  @Test func theVerdictComesFirst() {
    let text = MarkdownRenderer().text(of: SampleReports.rich)
    #expect(
      text.hasPrefix("# NO-GO: 2 failed, 1 unknown, 1 manual, 1 skipped, 1 warning, 1 waived, 1 attested, 5 passed, "))
    #expect(MarkdownRenderer().text(of: SampleReports.empty).hasPrefix("# INCOMPLETE: nothing was checked\n"))
  }

  @Test func everyFindingIsThere() {
    let text = MarkdownRenderer().text(of: SampleReports.long)
    #expect((1...500).allSatisfy { text.contains("`db.c\($0)`: Finding \($0) is here.\n") })
  }

  @Test(arguments: HostileNames.all) func hostileNamesAreHarmless(name: String, remains: String) {
    let text = MarkdownRenderer().text(of: SampleReports.hostile(name))
    #expect(shape(of: text) == shape(of: MarkdownRenderer().text(of: SampleReports.hostile("plain"))))
    #expect(text.contains(remains) || text.contains(MarkdownText.escape(remains)))
    var sight = Sight()
    #expect(text.unicodeScalars.filter { sight.hides($0) && $0 != "\n" }.isEmpty)
  }

  @Test(arguments: HostileNames.all) func nothingIsMarkupInEscapedText(name: String, remains: String) {
    let bare = withoutBackslashPairs(MarkdownText.escape(name))
    #expect(!bare.contains { "`*[]<>|~&$".unicodeScalars.contains($0) })
    #expect(!String(String.UnicodeScalarView(bare)).contains("://"))
    if let first = bare.first { #expect(!"#+-=".unicodeScalars.contains(first)) }
  }

  @Test func codeSpansHoldWhatTheyWereGiven() {
    #expect(MarkdownText.code("a").description == "`a`")
    #expect(MarkdownText.code("a``b").description == "```a``b```")
    #expect(MarkdownText.code("`a").description == "`` `a ``")
    #expect(MarkdownText.code(" a ").description == "`  a  `")
    #expect(MarkdownText.code("a|b").description == #"a\|b"#)
    #expect(MarkdownText.code("").description == "\"\"")
  }

  @Test func fencesAreLongerThanWhatTheyHold() {
    #expect(MarkdownText.codeBlock("a\n````\nb").description == "`````\na\n````\nb\n`````")
    #expect(MarkdownText.codeBlock("db.x.drop()").description == "```\ndb.x.drop()\n```")
  }

  @Test func plainWordsStayReadable() {
    let words = "6.0.27 to 7.0.12: user_id, db-1, 50 % (see V-08), a.b.c = 3!"
    #expect(MarkdownText.escape(words) == words)
  }

  /// What kind of block each line is, the contents of fenced blocks left out.
  private func shape(of text: String) -> [String] {
    var fence: String?
    return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      if let open = fence {
        if line == open { fence = nil }
        return nil
      }
      if line.hasPrefix("```") {
        fence = String(line)
        return line.allSatisfy { $0 == "`" } ? "fence" : "fence with words"
      }
      if line.hasPrefix("|") { return "row of \(cells(in: line))" }
      let mark = line.prefix { "#-".contains($0) }
      return line.isEmpty ? "" : "block \(mark)"
    } + (fence == nil ? [] : ["fence left open"])
  }

  /// Counts a row's cells as GitHub does: a pipe after a backslash pair counts, one after a lone backslash does not.
  private func cells(in row: Substring) -> Int { withoutBackslashPairs(String(row)).count { $0 == "|" } - 1 }

  /// Takes out every backslash with the character that it escapes.
  private func withoutBackslashPairs(_ text: String) -> [Unicode.Scalar] {
    var bare: [Unicode.Scalar] = []
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        bare.append(scalar)
      }
    }
    return bare
  }
}
