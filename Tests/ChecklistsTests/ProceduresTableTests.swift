import Checklists
import Foundation
import Testing

/// The table that says what covers each sentence of the five procedures.
///
/// The procedures are no part of this repository; a digest ties each row to its sentence.
@Suite struct ProceduresTableTests {
  private struct Step: Hashable {
    let procedure: Int
    let number: Int?
  }

  private struct Row {
    let step: Step
    let digest: String
    let about: String
    let cover: String
  }

  /// How many sentences, titles of steps, list entries and printed commands each procedure has.
  private static let sentences = [33, 35, 50, 22, 21]

  private static func lines() throws -> [Substring] {
    let table = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Documentation/procedures.md")
    return try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
  }

  private static func rows() throws -> [Row] {
    var procedure = -1
    return try lines().compactMap { line in
      if line.hasPrefix("## Procedure ") { procedure += 1 }
      guard line.hasPrefix("| "), !line.hasPrefix("| step ") else { return nil }
      let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
      try #require(cells.count == 4, "\(line)")
      return Row(
        step: Step(procedure: procedure, number: Int(cells[0].prefix { $0.isNumber })), digest: cells[1],
        about: cells[2], cover: cells[3])
    }
  }

  @Test func everySentenceHasItsRow() throws {
    let rows = try Self.rows()
    let counts = Self.sentences.indices.map { number in rows.count { $0.step.procedure == number } }
    #expect(counts == Self.sentences)
    let headings = try Self.lines().filter { $0.hasPrefix("## Procedure ") }
    for (number, heading) in headings.enumerated() {
      #expect(heading.hasPrefix("## Procedure \(number): "))
      #expect(heading.hasSuffix(", \(Self.sentences[number]) sentences"))
    }
    #expect(headings.count == Self.sentences.count)
  }

  @Test func everyRowIsTiedToASentenceOfItsOwn() throws {
    for (number, rows) in Dictionary(grouping: try Self.rows(), by: \.step.procedure) {
      #expect(Set(rows.map(\.digest)).count == rows.count, "procedure \(number)")
      for row in rows { #expect(row.digest.wholeMatch(of: /[0-9a-f]{8}/) != nil && !row.about.isEmpty, "\(row)") }
    }
  }

  @Test func everyRowHasOneCoverThatExists() throws {
    let ids = Dictionary(uniqueKeysWithValues: Checklist.all.map { ($0.name, Set($0.ids)) })
    for row in try Self.rows() {
      if let line = row.cover.wholeMatch(of: /`([a-z-]+)`: `([a-z-]+)`/) {
        let known = try #require(ids[String(line.1)], "\(row.cover)")
        #expect(known.contains(String(line.2)), "\(row.cover)")
      } else {
        #expect(row.cover.wholeMatch(of: /exception: [A-Z].{20,}\./) != nil, "\(row.cover)")
      }
    }
  }

  @Test func noStepIsLeftToExceptionsAlone() throws {
    for (step, rows) in Dictionary(grouping: try Self.rows(), by: \.step) where step.number != nil {
      #expect(rows.contains { !$0.cover.hasPrefix("exception: ") }, "\(step)")
    }
  }
}
