import Checklists
import Foundation
import Testing

@testable import mongosync_auditor

/// The tables of checks in the README are what the program would print; RECORD_README=1 writes them anew.
@Suite struct ReadmeTests {
  private static let marks = (
    begin: "<!-- the tables of `mongosync-auditor list --format markdown` -->", end: "<!-- end of the tables -->"
  )

  @Test func theTablesOfChecksAreThoseOfTheProgram() throws {
    let place = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let text = try String(contentsOf: place, encoding: .utf8)
    let begin = try #require(text.range(of: Self.marks.begin))
    let end = try #require(text.range(of: Self.marks.end))
    let fresh = "\n\n\(ListCommand.tables(of: Checklist.all))\n\n"
    if ProcessInfo.processInfo.environment["RECORD_README"] != nil {
      let written = text.replacingCharacters(in: begin.upperBound..<end.lowerBound, with: fresh)
      try written.write(to: place, atomically: true, encoding: .utf8)
    }
    #expect(text[begin.upperBound..<end.lowerBound] == fresh)
  }
}
