/// Tells whether a text is JSON, without making anything of it: replies may be many megabytes long.
///
/// Source: RFC 8259.
struct JSONSyntax {
  /// Deeper than any server lets documents be nested, Extended JSON's wrappings counted in.
  private static let deepest = 1000

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether a text is one JSON value, with white space around it or none.
  ///
  /// - Parameter text: the text.
  /// - Returns: whether it is.
  static func isValue(_ text: String) -> Bool { isValue(Array(text.utf8)) }

  /// Whether a text is one JSON value, with white space around it or none.
  ///
  /// - Parameter bytes: the text in UTF-8.
  /// - Returns: whether it is.
  static func isValue(_ bytes: [UInt8]) -> Bool {
    var syntax = Self(bytes)
    return syntax.value(depth: 0) && syntax.next == nil
  }

  /// The next byte that is no white space, which is passed over.
  private var next: UInt8? {
    mutating get {
      while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { step() }
      return current
    }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func step() { position += 1 }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: byte) else { return false }
    step()
    return true
  }

  private mutating func value(depth: Int) -> Bool {
    guard depth < Self.deepest, let first = next else { return false }
    switch first {
    case UInt8(ascii: "{"): return members(depth: depth + 1)
    case UInt8(ascii: "["): return elements(depth: depth + 1)
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func members(depth: Int) -> Bool {
    step()
    if next == UInt8(ascii: "}") { return take("}") }
    while true {
      guard next == UInt8(ascii: "\""), string(), next == UInt8(ascii: ":"), take(":"), value(depth: depth), next != nil
      else { return false }
      guard take(",") else { return take("}") }
    }
  }

  private mutating func elements(depth: Int) -> Bool {
    step()
    if next == UInt8(ascii: "]") { return take("]") }
    while true {
      guard value(depth: depth), next != nil else { return false }
      guard take(",") else { return take("]") }
    }
  }

  private mutating func string() -> Bool {
    step()
    while let byte = current {
      step()
      switch byte {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"):
        guard let escaped = current else { return false }
        step()
        if escaped == UInt8(ascii: "u") {
          for _ in 0..<4 {
            guard let digit = current, Self.isHexadecimal(digit) else { return false }
            step()
          }
        } else if !"\"\\/bfnrt".utf8.contains(escaped) {
          return false
        }
      case 0..<0x20: return false
      default: continue
      }
    }
    return false
  }

  private mutating func word(_ word: StaticString) -> Bool {
    for scalar in word.description.unicodeScalars where !take(scalar) { return false }
    return true
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0"), !digits() { return false }
    if take("."), !digits() { return false }
    guard take("e") || take("E") else { return true }
    if !take("+") { _ = take("-") }
    return digits()
  }

  private mutating func digits() -> Bool {
    let start = position
    while let byte = current, Self.isDigit(byte) { step() }
    return position > start
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
  }
}
