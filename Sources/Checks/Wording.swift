import Foundation

/// Numbers in words.
enum Wording {
  /// A stretch of time, such as `5 h 40 min`; from two days on in days.
  ///
  /// - Parameter seconds: the stretch; anything not above zero is `0 min`.
  /// - Returns: the words.
  static func duration(_ seconds: Double) -> String {
    guard seconds > 0 else { return "0 min" }
    guard seconds < 3650 * 86_400 else { return "more than 10 years" }
    let minutes = Int(seconds / 60)
    let (days, hours) = (minutes / 1440, minutes / 60)
    if days >= 2 { return "\(days) days \(hours % 24) h" }
    if hours > 0 { return "\(hours) h \(minutes % 60) min" }
    return minutes > 0 ? "\(minutes) min" : "less than 1 min"
  }

  /// A number of hours, such as `3.5 h`.
  ///
  /// - Parameter value: the hours.
  /// - Returns: the words, with one digit after the point.
  static func hours(_ value: Double) -> String { String(format: "%.1f h", value) }

  /// A number of hours rounded up, for a command.
  ///
  /// - Parameter value: the hours.
  /// - Returns: the digits.
  static func wholeHours(_ value: Double) -> String { String(format: "%.0f", value.rounded(.up)) }

  /// A number with its noun, such as `1 index` or `2 indexes`.
  ///
  /// - Parameters:
  ///   - number: how many there are.
  ///   - one: the noun for one.
  ///   - many: the noun for any other number.
  /// - Returns: the words.
  static func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

  /// The first few of many names, such as `a, b, c and 7 more`.
  ///
  /// - Parameters:
  ///   - names: the names.
  ///   - limit: how many are told at most.
  /// - Returns: the words.
  static func list(_ names: some Collection<String>, atMost limit: Int = 10) -> String {
    let told = names.prefix(limit).joined(separator: ", ")
    return names.count > limit ? "\(told) and \(names.count - limit) more" : told
  }
}
