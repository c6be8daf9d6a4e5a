import Foundation

/// A time in a bundle: RFC 3339 in UTC, to the millisecond.
enum BundleTime {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
  /// The years 1 to 9999: beyond them a time cannot be written so, nor reckoned with safely.
  private static let range = Date(timeIntervalSince1970: -62_135_596_800)...Date(timeIntervalSince1970: 253_402_300_799)

  /// Writes a time.
  ///
  /// - Parameter date: the time; one beyond the range becomes its nearest end.
  /// - Returns: its text.
  static func text(_ date: Date) -> String {
    let nearest = min(max(date, range.lowerBound), range.upperBound)
    // Half a millisecond is added because the style cuts off what a binary fraction falls short of.
    return nearest.addingTimeInterval(0.0005).formatted(style)
  }

  /// Reads a time.
  ///
  /// - Parameter text: its text.
  /// - Returns: the time, or nothing where the text is none.
  static func date(_ text: String) -> Date? {
    guard text.utf8.count <= 32, let date = try? Date(text, strategy: style), range.contains(date) else { return nil }
    return date
  }
}
