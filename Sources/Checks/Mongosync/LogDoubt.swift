import Evidence
import Findings

import struct Foundation.Date

/// Why a file that was given as mongosync's log proves nothing, or not all that it should.
enum LogDoubt {
  /// Of a hundred lines that are not blank, so many may have a form that mongosync does not write: a line that was cut
  /// off by a rotation, or a message of the operating system.
  static let mostOtherLines = 1
  /// How far the clocks of two hosts may differ, in seconds, before a time is taken for impossible.
  static let clockSkew = 300.0
  /// How long a mongosync that runs is silent at most, in seconds; it logs its progress more often than each minute.
  static let longestSilence = 900.0
  /// When mongosync did not exist yet: version 1.0 is of July 2022.
  static let earliest = Date(timeIntervalSince1970: 1_640_995_200)

  /// What is wrong with a file, in one sentence.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - now: when the evidence was collected.
  /// - Returns: the sentence, or nil where the file can be read as mongosync's log.
  static func about(_ file: MongosyncLogFile, now: Date) -> String? {
    let name = "The log \(file.name)"
    if file.lines == 0 { return "\(name) is empty, so it says nothing." }
    guard let reading = file.reading else {
      return "The version that saved this evidence did not note whether \(file.name) is a log of mongosync."
    }
    if let kind = reading.kind { return "\(file.name) is not a log of mongosync: it looks like \(kind)." }
    let written = file.lines - reading.blank
    let others = written - reading.understood
    if others * 100 > written * mostOtherLines {
      let first = reading.firstOther.map { ", the first of them line \($0)" } ?? ""
      return "Of the \(written) lines of \(file.name) \(others) have a form that mongosync does not write\(first)."
    }
    if !reading.namesMongosync, file.matches.isEmpty {
      return "No line of \(file.name) names mongosync: it looks like the log of another program."
    }
    guard let first = file.firstTime, let last = file.lastTime else { return "\(name) has no time that can be read." }
    if first < earliest { return "\(name) begins at \(first.formatted(.iso8601)), before there was a mongosync." }
    if last > now.addingTimeInterval(clockSkew) {
      return "\(name) ends at \(last.formatted(.iso8601)), which is later than this audit."
    }
    if last < first { return "\(name) ends earlier than it begins: its parts are not in the order of time." }
    return nil
  }
}

extension Evidence {
  /// When the logs end, where that is before the destination took writes, so that they tell nothing of the commit.
  ///
  /// - Parameter files: the logs.
  /// - Returns: the time of the last line and that of the plan's `canWriteAt`; nil where the logs reach that far.
  func logEndBeforeCommit(of files: [MongosyncLogFile]) -> (last: Date, canWriteAt: Date)? {
    guard let canWriteAt = plan.canWriteAt, let last = files.compactMap(\.lastTime).max() else { return nil }
    return canWriteAt.timeIntervalSince(last) > LogDoubt.clockSkew ? (last, canWriteAt) : nil
  }

  /// When mongosync last wrote a log line, where a mongosync that runs has been silent in the logs for too long.
  ///
  /// - Parameter files: the logs.
  /// - Returns: the time of the last line; nil where it is recent, or where no mongosync says that it runs.
  func staleLogEnd(of files: [MongosyncLogFile]) -> Date? {
    let runs = mongosync.contains { [.running, .committing].contains($0.progress.value?.state) }
    guard runs, let last = files.compactMap(\.lastTime).max() else { return nil }
    return collectedAt.timeIntervalSince(last) > LogDoubt.longestSilence ? last : nil
  }
}
