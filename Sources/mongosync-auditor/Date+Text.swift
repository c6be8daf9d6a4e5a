import Foundation

extension Date {
  /// Reads a time as RFC 3339 writes it, or a day, which is its first moment in UTC.
  ///
  /// A day or an hour that no calendar has, such as the 30th of February, is refused.
  ///
  /// - Parameter text: the text, such as `2026-03-01T02:15:00Z`, `2026-03-01T02:15:00.5+01:00` or `2026-03-01`.
  init?(timeOrDay text: String) {
    let form = /([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,9})?(.{1,6}))?/
    guard let (_, year, month, day, hour, minute, second, fraction, zone) = text.wholeMatch(of: form)?.output,
      let offset = zone.map(Self.secondsEast) ?? 0
    else { return nil }
    func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
    let parts = DateComponents(
      calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: number(year), month: number(month),
      day: number(day), hour: number(hour), minute: number(minute), second: number(second))
    guard number(year) >= 1970, parts.isValidDate, let date = parts.date else { return nil }
    self = date.addingTimeInterval((fraction.flatMap { Double($0) } ?? 0) - Double(offset))
  }

  /// How far a zone's clock is ahead, if the text is a zone as RFC 3339 writes it.
  private static func secondsEast(_ zone: Substring) -> Int? {
    if zone == "Z" || zone == "z" { return 0 }
    guard let (_, sign, hours, minutes) = zone.wholeMatch(of: /([+-])([01][0-9]|2[0-3]):([0-5][0-9])/)?.output,
      let hours = Int(hours), let minutes = Int(minutes)
    else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
  }
}
