import Evidence

/// Counts what the lines of a log are, to tell whether it is mongosync's own.
struct LogTally {
  private var head: [UInt8] = []
  private var blank = 0
  private var understood = 0
  private var ofMongod = 0
  private var otherObjects = 0
  private var otherLines = 0
  private var firstOther: Int?
  /// Whether the log names mongosync, or holds lines with mongosync's own members.
  var namesMongosync = false
  /// The last line that shows that mongosync was started again.
  var lastStart: MongosyncLogMatch.Place?

  /// Looks at the next byte of the file.
  ///
  /// - Parameter byte: the byte.
  mutating func take(_ byte: UInt8) {
    if head.count < FileKind.length { head.append(byte) }
  }

  /// Counts a line.
  ///
  /// - Parameters:
  ///   - line: the line.
  ///   - number: its number, from 1.
  ///   - hasLevel: whether it has a time, and a level that mongosync writes.
  /// - Returns: whether it is a line of mongosync's form.
  mutating func endLine(_ line: LogLine, number: Int, hasLevel: Bool) -> Bool {
    if line.has(.mongosyncID) || line.has(.serverID) { namesMongosync = true }
    let hasText = line.has(.message) || line.has(.error) || line.has(.mongosyncID)
    if line.isObject, hasLevel, hasText {
      understood += 1
      return true
    }
    if line.isBlank {
      blank += 1
      return false
    }
    if line.has(.component), line.has(.context) {
      ofMongod += 1
    } else if line.beginsAsObject {
      otherObjects += 1
    } else {
      otherLines += 1
    }
    if firstOther == nil { firstOther = number }
    return false
  }

  /// How the lines read.
  var reading: MongosyncLogReading {
    MongosyncLogReading(
      understood: understood, blank: blank, firstOther: firstOther, kind: kind, namesMongosync: namesMongosync,
      lastStart: lastStart)
  }

  /// What the file looks like where no line is mongosync's.
  private var kind: String? {
    if let kind = FileKind.name(head) { return kind }
    guard understood == 0 else { return nil }
    if ofMongod > 0 { return "the log of a mongod or mongos" }
    if otherObjects + otherLines == 0 { return "blank lines" }
    if head.drop(while: { [0x20, 9, 10, 13].contains($0) }).first.map({
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[")
    })
      == true
    {
      return "JSON, but not lines that mongosync writes"
    }
    return "text of another program"
  }
}
