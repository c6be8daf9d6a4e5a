import Evidence
import Foundation

/// Goes through a log as it comes, in constant memory, however long its lines are.
struct LogScan {
  /// How much of a line is kept for its sample and its time; what is longer is still searched.
  static let longestKept = 1 << 16
  /// How mongosync's JSON lines (zerolog) begin their time; within a text the quotes would be escaped.
  private static let timeKey = #""time":""#

  private let patterns: [LogPattern]
  private let owners: [(pattern: Int, text: String)]
  private let search: TextSearch
  private var state = TextSearch.State()
  private var line: [UInt8] = []
  private var length = 0
  private var timeStart: Int?
  private var hits: [(pattern: Int, text: String)] = []
  private var lastTime: [UInt8] = []
  private var matches: [Int: MongosyncLogMatch] = [:]
  /// How many lines there were so far.
  private(set) var lines = 0
  /// The first time that was told.
  private(set) var firstTime: Date?

  /// Begins before the first line.
  ///
  /// - Parameter patterns: what to look for.
  init(_ patterns: [LogPattern]) {
    self.patterns = patterns
    owners = patterns.enumerated().flatMap { number, pattern in pattern.texts.map { (number, $0) } }
    search = TextSearch(owners.map(\.text) + [Self.timeKey])
  }

  /// The last time that was told.
  var latestTime: Date? { LogTime.date(lastTime) }

  /// What was found, in the order of the patterns.
  var found: [MongosyncLogMatch] { matches.sorted { $0.key < $1.key }.map(\.value) }

  /// Goes on.
  ///
  /// - Parameter bytes: the next bytes of the log.
  mutating func take(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        endLine()
        continue
      }
      if length < Self.longestKept { line.append(byte) }
      length += 1
      for number in search.step(byte, &state) { note(number) }
    }
  }

  /// Ends the last line, if it has no end of its own.
  mutating func finish() {
    if length > 0 { endLine() }
  }

  private mutating func note(_ number: Int) {
    if number == owners.count {
      if timeStart == nil { timeStart = length }
    } else if !hits.contains(where: { $0.pattern == owners[number].pattern }) {
      hits.append(owners[number])
    }
  }

  private mutating func endLine() {
    lines += 1
    if let timeStart, timeStart < line.count {
      lastTime = Array(line[timeStart...].prefix(LogTime.longest).prefix { $0 != UInt8(ascii: "\"") })
      if firstTime == nil { firstTime = latestTime }
    }
    if !hits.isEmpty {
      let place = MongosyncLogMatch.Place(line: lines, time: timeStart == nil ? nil : latestTime)
      let kept = String(decoding: line, as: UTF8.self)
      for hit in hits {
        var match = matches[hit.pattern] ?? new(hit, at: place, in: kept)
        match.count += 1
        match.last = place
        matches[hit.pattern] = match
      }
    }
    state = TextSearch.State()
    line.removeAll(keepingCapacity: true)
    length = 0
    timeStart = nil
    hits.removeAll(keepingCapacity: true)
  }

  private func new(
    _ hit: (pattern: Int, text: String), at place: MongosyncLogMatch.Place, in kept: String
  ) -> MongosyncLogMatch {
    MongosyncLogMatch(
      pattern: patterns[hit.pattern].id, count: 0, first: place, last: place,
      sample: LogSample.text(of: kept, around: hit.text))
  }
}
