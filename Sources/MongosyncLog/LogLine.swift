/// Follows one line of a log byte by byte: whether it is one JSON object, and where its own members stand.
struct LogLine {
  /// A member of the line's object that the scan reads.
  enum Member: String, CaseIterable {
    case time, level, pid, message, error, mongosyncID, serverID
    /// The component, by which mongod's own log is known.
    case component = "c"
    /// The thread, by which mongod's own log is known.
    case context = "ctx"

    /// How the member begins in JSON; within a text the quotes would be escaped.
    var key: String { "\"\(rawValue)\":" }
  }

  private enum Place {
    case start, object, text, after, other
  }

  private var place = Place.start
  private var depth = 0
  private var isEscaped = false
  private var starts: [Member: Int] = [:]

  /// Whether the line holds nothing but white space.
  var isBlank: Bool { place == .start }
  /// Whether the line is one JSON object and nothing else, as far as its brackets and quotes show.
  var isObject: Bool { place == .after }
  /// Whether the line begins as a JSON object, complete or not.
  var beginsAsObject: Bool { place != .start && place != .other }

  /// Looks at the next byte.
  ///
  /// - Parameter byte: the byte.
  mutating func take(_ byte: UInt8) {
    switch place {
    case .text:
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        place = .object
      }
    case .object:
      switch byte {
      case UInt8(ascii: "\""): place = .text
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { place = .after }
      default: break
      }
    case .start where Self.isSpace(byte): break
    case .start:
      place = byte == UInt8(ascii: "{") ? .object : .other
      depth = 1
    case .after: if !Self.isSpace(byte) { place = .other }
    case .other: break
    }
  }

  /// Notes that a member's key, its colon included, ended with the last byte; members of inner objects are ignored.
  ///
  /// - Parameters:
  ///   - member: the member.
  ///   - length: how many bytes of the line there were before the value.
  mutating func note(_ member: Member, at length: Int) {
    if place == .object, depth == 1, starts[member] == nil { starts[member] = length }
  }

  /// Whether the line's object has a member.
  ///
  /// - Parameter member: the member.
  /// - Returns: whether it has it.
  func has(_ member: Member) -> Bool { starts[member] != nil }

  /// The value of a member, without the quotes of a text.
  ///
  /// - Parameters:
  ///   - member: the member.
  ///   - line: the bytes of the line that were kept.
  /// - Returns: the value, or nil where the member is absent, not complete, or longer than a time is.
  func value(of member: Member, in line: [UInt8]) -> [UInt8]? {
    guard let start = starts[member], start < line.count else { return nil }
    let rest = line[start...].prefix(LogTime.longest + 4).drop { $0 == UInt8(ascii: " ") }
    guard rest.first == UInt8(ascii: "\"") else {
      return Array(rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") })
    }
    let text = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") }
    return text.endIndex < rest.endIndex ? Array(text) : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
