import Foundation

/// A time as mongosync's log writes it: RFC 3339, with any number of digits after the second.
enum LogTime {
  /// The longest time that is read, in bytes.
  static let longest = 48

  /// Reads a time.
  ///
  /// - Parameter bytes: its text.
  /// - Returns: the time, or nothing where the text is none.
  static func date(_ bytes: [UInt8]) -> Date? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let match = text.wholeMatch(of: form) else { return nil }
    guard let whole = try? Date("\(match.1)\(match.3)", strategy: .iso8601) else { return nil }
    return whole.addingTimeInterval(match.2.flatMap { Double("0\($0)") } ?? 0)
  }

  private static var form: Regex<(Substring, Substring, Substring?, Substring)> {
    /([0-9-]{10}T[0-9:]{8})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})/
  }
}
