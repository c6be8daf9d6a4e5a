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

  /// A number of seconds, such as `12 s`; from a minute on as a stretch of time.
  ///
  /// - Parameter value: the seconds.
  /// - Returns: the words.
  static func seconds(_ value: Double) -> String {
    value < 60 ? String(format: "%.0f s", max(0, value)) : duration(value)
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

  /// A number of bytes, such as `12.5 GB`, in units of a thousand.
  ///
  /// - Parameter value: the bytes, however many.
  /// - Returns: the words, with one digit after the point from 1 kB on.
  static func bytes(_ value: Double) -> String {
    let units = ["kB", "MB", "GB", "TB", "PB"]
    guard value >= 1000 else { return String(format: "%.0f bytes", max(0, value)) }
    var (scaled, unit) = (value / 1000, 0)
    while scaled >= 1000 && unit < units.count - 1 { (scaled, unit) = (scaled / 1000, unit + 1) }
    return String(format: "%.1f ", scaled) + units[unit]
  }

  /// A number of gigabytes, such as `10.5 GB`.
  ///
  /// - Parameter value: the gigabytes.
  /// - Returns: the words, with one digit after the point.
  static func gigabytes(_ value: Double) -> String { String(format: "%.1f GB", value) }

  /// A share of a hundred, such as `12.5 %`.
  ///
  /// - Parameter value: the share, from 0 to 100.
  /// - Returns: the words, with up to three digits that count.
  static func percent(_ value: Double) -> String { String(format: "%.3g %%", value) }

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
