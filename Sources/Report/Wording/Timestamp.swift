import struct Foundation.Date

/// A time as RFC 3339 writes it, in UTC.
struct Timestamp: Sendable {
  private let date: Date

  /// Takes a time.
  ///
  /// - Parameter date: the time.
  init(_ date: Date) { self.date = date }

  /// To the second, for people.
  var seconds: String { milliseconds.prefix(19) + "Z" }

  /// To the millisecond, for programs.
  var milliseconds: String {
    // Half a millisecond is added because the style cuts off what a binary fraction falls short of.
    date.addingTimeInterval(0.0005).formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}

extension Date {
  /// The time to the millisecond, as reports keep it: so one that is read back is the same in every format.
  var toMilliseconds: Date { Date(timeIntervalSince1970: (timeIntervalSince1970 * 1000).rounded() / 1000) }
}
