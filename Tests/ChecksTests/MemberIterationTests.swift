import Foundation
import Testing

/// What a member's configuration excuses is known in one place: whoever looks at members asks there.
@Suite struct MemberIterationTests {
  /// A line that looks at all members, or at a member's configuration itself: the file, a part of it, and why it may.
  private struct Exception {
    let file: String
    let line: String
    let reason: String

    init(_ file: String, _ line: String, _ reason: String) {
      self.file = file
      self.line = line
      self.reason = reason
    }
  }

  private static let exceptions = [
    Exception(
      "Arbiters.swift", "set.members.filter(\\.configuration.arbiterOnly)", "arbiters are what the check is about"),
    Exception("Arbiters.swift", "bearing <= set.members.count / 2 + 1", "votes are counted, and arbiters have one"),
    Exception(
      "AtlasTier.swift", "sets.flatMap(\\.members).map(\\.host)", "names are read: of members nothing is expected"),
    Exception(
      "Judgement+Cutover.swift", "set.members.compactMap(\\.state.reason)",
      "it says why no primary was found: of members nothing is expected"),
    Exception(
      "MajorityCommitPoint.swift", "?.configuration.delaySeconds ?? 0",
      "the sentence says how much of a lag is configured; the outcome is the majority's"),
    Exception(
      "ServerVersions.swift", "where member.isDataBearing || member.version.value != nil",
      "it asks whether the member holds data, and takes the version of an arbiter where it is known"),
    Exception(
      "SourceVersion.swift", "where member.isDataBearing || member.version.value != nil",
      "it asks whether the member holds data, and takes the version of an arbiter where it is known"),
    Exception(
      "WriteBlockReading.swift", "set.members.compactMap(\\.state.reason)",
      "it says why no primary was found: of members nothing is expected"),
  ]

  /// What members are asked for through the one place, or by what is defined there.
  private static let questions = [
    "dataBearingMembers", "everyDataBearingMember", "expectedIndexes(of:", "showsThePresent", "holdsData", "excuse",
    "buildsIndexes", "isDataBearing",
  ]

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  private static func lines(of folders: [String]) throws -> [(file: String, number: Int, line: String)] {
    try folders.flatMap { folder -> [(file: String, number: Int, line: String)] in
      let place = sources.appending(path: folder)
      let files = try #require(FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil))
      return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.flatMap { file in
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated().map { (file.lastPathComponent, $0.offset + 1, String($0.element)) }
      }
    }
  }

  /// Whether a line looks at members other than through the one place.
  private static func looksAtMembers(_ line: String) -> Bool {
    guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return false }
    return "\(line) ".contains(/\.members[^A-Za-z]/)
      || ["arbiterOnly", "delaySeconds", "configuration.hidden"].contains(where: line.contains)
  }

  @Test func `each check that looks at members asks what can be expected of them`() throws {
    let places = try Self.lines(of: ["Checks", "Checklists"]).filter { Self.looksAtMembers($0.line) }
    for place in places {
      let isKnown = Self.exceptions.contains { $0.file == place.file && place.line.contains($0.line) }
      #expect(isKnown, "\(place.file):\(place.number) looks at members past MemberExpectations: \(place.line)")
    }
    for exception in Self.exceptions {
      let isThere = places.contains { $0.file == exception.file && $0.line.contains(exception.line) }
      #expect(isThere, "\(exception.file) has no line with \(exception.line)")
      #expect(!exception.reason.isEmpty)
    }
  }

  @Test func `the other checks of members ask there`() throws {
    let lines = try Self.lines(of: ["Checks"])
    let asking = Set(lines.filter { line in Self.questions.contains { line.line.contains($0) } }.map(\.file))
    #expect(asking.count > 20, "\(asking.sorted())")
    // A loop over members, by whatever name, stands in a file that asks.
    let loops = lines.filter { $0.line.contains(/for \(?member[ ,]/) }
    #expect(loops.count > 15)
    for loop in loops { #expect(asking.contains(loop.file), "\(loop.file):\(loop.number): \(loop.line)") }
  }

  /// The rules themselves are nowhere else.
  @Test func `what a configuration excuses is decided in one file`() throws {
    let places = try Self.lines(of: ["Evidence", "Survey", "Checks", "Verifier"]).filter { place in
      place.line.contains(/(buildsIndexes|delaySeconds) *(\?|==|!=|<|>)/)
        && !place.line.drop(while: { $0 == " " }).hasPrefix("//")
    }
    #expect(places.contains { $0.file == "MemberExpectations.swift" })
    for place in places {
      let isKnown =
        ["MemberExpectations.swift", "MemberConfiguration.swift"].contains(place.file)
        || Self.exceptions.contains { $0.file == place.file && place.line.contains($0.line) }
      #expect(isKnown, "\(place.file):\(place.number): \(place.line)")
    }
  }
}
