import Evidence
import Foundation

/// Goes through a log as it comes, in constant memory, however long its lines are.
struct LogScan {
  /// How much of a line is kept for its sample and its members; what is longer is still searched.
  static let longestKept = 1 << 16
  /// The levels that mongosync's log (zerolog) writes.
  private static let levels = Set(["trace", "debug", "info", "warn", "error", "fatal", "panic"].map { Array($0.utf8) })
  /// The levels of a line after which the process ends.
  private static let fatalLevels = Set(["fatal", "panic"].map { Array($0.utf8) })
  /// How a line names the state that mongosync has after a start or a resume.
  private static let running = "RUNNING"
  private static let programNames = ["mongosync", "Mongosync"]

  private let patterns: [LogPattern]
  private let owners: [(pattern: Int, text: String)]
  private let search: TextSearch
  private var state = TextSearch.State()
  private var line: [UInt8] = []
  private var length = 0
  private var shape = LogLine()
  private var hits: [(pattern: Int, text: String)] = []
  private var saysRunning = false
  private var lastTime: [UInt8] = []
  private var lastProcess: [UInt8]?
  private var matches: [Int: MongosyncLogMatch] = [:]
  private var tally = LogTally()
  /// How many lines there were so far.
  private(set) var lines = 0
  /// The first time that was given.
  private(set) var firstTime: Date?

  /// Begins before the first line.
  ///
  /// - Parameter patterns: what to look for.
  init(_ patterns: [LogPattern]) {
    self.patterns = patterns
    owners = patterns.enumerated().flatMap { number, pattern in pattern.texts.map { (number, $0) } }
    search = TextSearch(
      owners.map(\.text) + LogLine.Member.allCases.map(\.key) + [Self.running] + Self.programNames)
  }

  /// The last time that was given.
  var latestTime: Date? { LogTime.date(lastTime) }

  /// What was found, in the order of the patterns.
  var found: [MongosyncLogMatch] { matches.sorted { $0.key < $1.key }.map(\.value) }

  /// How its lines read.
  var reading: MongosyncLogReading { tally.reading }

  /// Goes on.
  ///
  /// - Parameter bytes: the next bytes of the log.
  mutating func take(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      let byte = bytes[index]
      tally.take(byte)
      if byte == UInt8(ascii: "\n") {
        endLine()
        continue
      }
      // A byte order mark of UTF-8 at the very start is no part of the first line.
      if lines == 0, length < 3, byte == [0xEF, 0xBB, 0xBF][length], line.count == length {
        line.append(byte)
        length += 1
        continue
      }
      if length < Self.longestKept { line.append(byte) }
      length += 1
      shape.take(byte)
      for number in search.step(byte, &state) { note(number) }
    }
  }

  /// Ends the last line, if it has no end of its own.
  mutating func finish() {
    if length > 0 { endLine() }
  }

  private mutating func note(_ number: Int) {
    let member = number - owners.count
    if member < 0 {
      hit(owners[number])
    } else if member < LogLine.Member.allCases.count {
      shape.note(LogLine.Member.allCases[member], at: length)
    } else if member == LogLine.Member.allCases.count {
      saysRunning = true
    } else {
      tally.namesMongosync = true
    }
  }

  private mutating func hit(_ owner: (pattern: Int, text: String)) {
    if !hits.contains(where: { $0.pattern == owner.pattern }) { hits.append(owner) }
  }

  private mutating func endLine() {
    lines += 1
    let time = shape.value(of: .time, in: line)
    if let time {
      lastTime = time
      if firstTime == nil { firstTime = latestTime }
    }
    let level = shape.value(of: .level, in: line)
    let isUnderstood = tally.endLine(
      shape, number: lines, hasLevel: level.map(Self.levels.contains) == true && time != nil)
    let isFatal = level.map(Self.fatalLevels.contains) ?? false
    let place = { [lines, lastTime] in
      MongosyncLogMatch.Place(line: lines, time: time == nil ? nil : LogTime.date(lastTime))
    }
    if isUnderstood { noteStart(isFatal: isFatal, place) }
    if isFatal, let number = patterns.firstIndex(where: \.isAnyFatalLine) { hit((number, "")) }
    if !hits.isEmpty { keepHits(at: place(), isFatal: isFatal) }
    state = TextSearch.State()
    line.removeAll(keepingCapacity: true)
    length = 0
    shape = LogLine()
    saysRunning = false
    hits.removeAll(keepingCapacity: true)
  }

  /// Notes a line that shows a process that runs after another: a new process id, or where lines have none, a state.
  private mutating func noteStart(isFatal: Bool, _ place: () -> MongosyncLogMatch.Place) {
    let process = shape.value(of: .pid, in: line)
    if let process {
      if let lastProcess, lastProcess != process { tally.lastStart = place() }
      lastProcess = process
    } else if saysRunning, !isFatal, lastProcess == nil {
      tally.lastStart = place()
    }
  }

  private mutating func keepHits(at place: MongosyncLogMatch.Place, isFatal: Bool) {
    let kept = String(decoding: line, as: UTF8.self)
    for hit in hits {
      var match =
        matches[hit.pattern]
        ?? MongosyncLogMatch(
          pattern: patterns[hit.pattern].id, count: 0, first: place, last: place,
          sample: LogSample.text(of: kept, around: hit.text))
      match.count += 1
      match.last = place
      if isFatal || patterns[hit.pattern].isAnyFatalLine { match.lastFatal = place }
      matches[hit.pattern] = match
    }
  }
}
