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
    guard let match = canonical.wholeMatch(of: Self.wrappedNumber) else { return nil }
    return Double(match.1)
  }

  /// The text between a string's quotation marks, with JSON's escapes as they stand; else nothing.
  public var string: String? {
    guard canonical.count > 1, canonical.hasPrefix("\""), canonical.hasSuffix("\"") else { return nil }
    return String(canonical.dropFirst().dropLast())
  }

  /// The value for people: numbers without their types.
  public var readable: String { canonical.replacing(Self.wrappedNumber) { $0.1 } }

  private static var wrappedNumber: Regex<(Substring, Substring)> {
    /\{ "\$number(?:Int|Long|Double)" : "([^"]*)" \}/
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
