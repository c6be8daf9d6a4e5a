import Foundation
import Report
import Testing

/// Compares whole reports with files; with `RECORD_SNAPSHOTS=1` the files are written and the test fails all the same.
@Suite struct SnapshotTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  @Test(arguments: [60, 100]) func terminal(width: Int) throws {
    try compare(TerminalRenderer(colour: false, width: width).text(of: SampleReports.rich), with: "rich-\(width).txt")
  }

  @Test func colouredTerminal() throws {
    try compare(TerminalRenderer(colour: true, width: 80).text(of: SampleReports.rich), with: "rich-colour.txt")
  }

  @Test func emptyTerminal() throws {
    try compare(TerminalRenderer(colour: false, width: 80).text(of: SampleReports.empty), with: "empty-80.txt")
  }

  @Test func markdown() throws { try compare(MarkdownRenderer().text(of: SampleReports.rich), with: "rich.md") }

  @Test(arguments: [60, 100, 160]) func terminalOfDocuments(width: Int) throws {
    let report = SampleReports.comparing(SampleDocuments.all)
    try compare(TerminalRenderer(colour: false, width: width).text(of: report), with: "documents-\(width).txt")
  }

  @Test func markdownOfDocuments() throws {
    try compare(MarkdownRenderer().text(of: SampleReports.comparing(SampleDocuments.all)), with: "documents.md")
  }

  @Test func everyFormatIsTheSameEveryTime() throws {
    let renderers: [any Renderer] = [
      TerminalRenderer(colour: true, width: 80), MarkdownRenderer(), HTMLRenderer(), JSONRenderer(),
    ]
    for renderer in renderers {
      #expect(renderer.text(of: SampleReports.rich) == renderer.text(of: SampleReports.rich))
    }
  }

  private func compare(_ text: String, with name: String) throws {
    let file = Self.folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS")
      return
    }
    // By bytes: as Strings, different spellings of an accent are equal.
    let expected = try Data(contentsOf: file)
    #expect(Data(text.utf8) == expected, "\(name) differs; the report is now:\n\(text)")
  }
}
