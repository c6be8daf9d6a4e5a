/// Numbers as a reader takes them in.
enum Figures {
  /// A whole number with its thousands set apart, such as `12,411`.
  ///
  /// - Parameter number: the number.
  /// - Returns: its digits.
  static func count(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in String(digits[max(0, end - 3)..<end]) }
    return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  /// A number of things, such as `1 mismatch` or `12,411 mismatches`.
  ///
  /// - Parameters:
  ///   - number: how many.
  ///   - one: the noun for one.
  ///   - many: the noun for any other number.
  /// - Returns: the words.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(count(number)) \(number == 1 ? one : many)"
  }

  /// A number of bytes in units of a thousand, such as `4.2 MB`.
  ///
  /// - Parameter number: the bytes.
  /// - Returns: the words.
  static func bytes(_ number: Int) -> String {
    guard number >= 1000 else { return count(number, "byte", "bytes") }
    let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
    var (scaled, unit) = (Double(number) / 1000, 0)
    while scaled >= 999.95, unit < units.count - 1 { (scaled, unit) = (scaled / 1000, unit + 1) }
    return "\(tenths(scaled)) \(units[unit])"
  }

  /// A stretch of time, such as `2.1 s`, `48 s`, `5.2 min` or `2.1 h`.
  ///
  /// - Parameter value: the seconds.
  /// - Returns: the words.
  static func seconds(_ value: Double) -> String {
    guard value.isFinite, value >= 9.95 else { return "\(tenths(value.isFinite ? max(0, value) : 0)) s" }
    if value < 59.5 { return "\(Int(value.rounded())) s" }
    return value < 3597 ? "\(tenths(value / 60)) min" : "\(tenths(min(value, 1e12) / 3600)) h"
  }

  /// A share of a hundred, such as `12.5 %`.
  ///
  /// - Parameter value: the share, from 0 to 100.
  /// - Returns: the words, with up to two digits after the point.
  static func percent(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() / 100
    if value > 0, hundredths == 0 { return "less than 0.01 %" }
    let digits = "\(hundredths)"
    return (digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits) + " %"
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(count(tenths / 10)).\(tenths % 10)"
  }
}
