/// The value of one option of a collection or index, as the server's catalog holds it.
///
/// The text keeps the value's type and the order of its fields, so that equal texts are equal values.
public struct OptionValue: Hashable, Codable, Sendable {
  /// The value as canonical MongoDB Extended JSON.
  public let canonical: String

  /// Keeps a value.
  ///
  /// - Parameter canonical: the value as canonical MongoDB Extended JSON.
  public init(canonical: String) { self.canonical = canonical }

  /// Whether two values are the same, byte for byte.
  public static func == (left: Self, right: Self) -> Bool { ExactText(left.canonical) == ExactText(right.canonical) }

  /// Feeds the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

  /// Reads a value from its text alone.
  public init(from decoder: any Decoder) throws {
    canonical = try decoder.singleValueContainer().decode(String.self)
  }

  /// Writes the text alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(canonical)
  }

  /// The truth of a boolean, or of a number as the server reads it, else nothing.
  public var bool: Bool? {
    switch canonical {
    case "true": true
    case "false": false
    default: number.map { $0 != 0 }
    }
  }

  /// Any number but a decimal as a double, else nothing.
  public var number: Double? {
    guard canonical.hasPrefix(Self.wrapping), let wrapped = WrappedNumber(canonical.dropFirst(Self.wrapping.count)),
      wrapped.rest.isEmpty
    else { return nil }
    return Double(wrapped.digits)
  }

  /// The text between a string's quotation marks, with JSON's escapes as they stand; else nothing.
  public var string: String? {
    let mark = UInt8(ascii: "\"")
    guard canonical.utf8.count > 1, canonical.utf8.first == mark, canonical.utf8.last == mark else { return nil }
    return String(Substring(canonical.utf8.dropFirst().dropLast()))
  }

  /// The value for people: numbers without their types.
  public var readable: String {
    // Quotation marks within a string are escaped, so that only a number can begin like this.
    var pieces = canonical.split(separator: Self.wrapping, omittingEmptySubsequences: false)[...]
    var text = String(pieces.popFirst() ?? "")
    for piece in pieces {
      if let number = WrappedNumber(piece) {
        text += number.digits + number.rest
      } else {
        text += Self.wrapping + piece
      }
    }
    return text
  }

  private static let wrapping = "{ \"$number"
}

/// A number with its type, as canonical Extended JSON wraps it; a decimal is none.
private struct WrappedNumber {
  let digits: Substring
  let rest: Substring

  /// Reads a number, without a regular expression: catalogs have tens of thousands of them.
  ///
  /// - Parameter text: what follows `{ "$number`.
  init?(_ text: Substring) {
    guard let type = ["Int\" : \"", "Long\" : \"", "Double\" : \""].first(where: text.hasPrefix) else { return nil }
    let number = text.dropFirst(type.count)
    digits = number.prefix { $0 != "\"" }
    let end = number.dropFirst(digits.count)
    guard end.hasPrefix("\" }") else { return nil }
    rest = end.dropFirst(3)
  }
}

extension OptionValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  /// A boolean.
  public init(booleanLiteral value: Bool) { self.init(canonical: value ? "true" : "false") }

  /// A 32-bit integer where the literal fits, else a 64-bit one.
  public init(integerLiteral value: Int64) {
    self.init(canonical: "{ \"$number\(Int32(exactly: value) == nil ? "Long" : "Int")\" : \"\(value)\" }")
  }

  /// A string; the literal's characters must need no escape in JSON.
  public init(stringLiteral value: String) { self.init(canonical: "\"\(value)\"") }
}
