import Foundation
import TestSupport
import Testing

/// The table of remedies is whole: each place that prints a command has a row, and each row has its place and its test.
@Suite struct RemedyTableTests {
  /// A place that makes a command, with the lines after it.
  private struct Place {
    let file: String
    let line: Int
    let text: String
  }

  /// Every argument named `command`, and every call that puts values into one.
  private static func places() throws -> [Place] {
    let folders = ["Sources/Checks", "Sources/Checklists"].map { ExternalProgram.repository.appending(path: $0) }
    return try folders.flatMap { folder -> [Place] in
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      return try (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.flatMap { file in
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { number -> Place? in
          let line = lines[number]
          guard !line.drop(while: { $0 == " " }).hasPrefix("//"), !line.contains("func "),
            line.contains(/\bcommand:(?! String|\)| command\b)/) || line.contains(/\bputting\(/),
            // The one place that takes a command from its caller makes none.
            !line.contains("command: command(expressions)"), !line.contains("command: ([String])")
          else { return nil }
          return Place(
            file: file.lastPathComponent, line: number + 1, text: lines[number...].prefix(9).joined(separator: "\n"))
        }
      }
    }
  }

  @Test func `each place that prints a command has a row, and each row has a place`() throws {
    let places = try Self.places()
    #expect(places.count > 90)
    for place in places {
      let rows = RemedyTable.rows.filter { $0.file == place.file && place.text.contains($0.fragment) }
      #expect(!rows.isEmpty, "\(place.file):\(place.line) prints a command without a row:\n\(place.text)")
    }
    for row in RemedyTable.rows {
      let isThere = places.contains { $0.file == row.file && $0.text.contains(row.fragment) }
      #expect(isThere, "no place of \(row.file) prints \(row.fragment)")
    }
    #expect(Set(RemedyTable.rows.map { "\($0.file) \($0.fragment)" }).count == RemedyTable.rows.count)
  }

  @Test func `each command that is said to be carried out is that of a line that a test settles`() {
    let before = OutcomeTests.RemediesBeforeStart.faults.map(\.id)
    let after = (TwinDifference.all + OddTwins.differences).flatMap(\.changes.keys)
    let settled = Set(before + after + OutcomeTests.RemediesOnOtherClusters.lines)
    for row in RemedyTable.rows {
      if case .carriedOut(let id) = row.fate { #expect(settled.contains(id), "\(row.file) \(row.fragment)") }
      if case .notCarriedOut(let reason) = row.fate { #expect(reason.count > 20) }
    }
    let counts = RemedyTable.rows.reduce(into: (run: 0, shows: 0, not: 0)) { counts, row in
      switch row.fate {
      case .carriedOut: counts.run += 1
      case .shows: counts.shows += 1
      case .notCarriedOut: counts.not += 1
      }
    }
    #expect(counts == (33, 57, 17), "\(counts)")
  }
}
