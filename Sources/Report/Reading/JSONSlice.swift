import Foundation

/// A value within JSON that is known to be valid, found where it stands and copied only when it is asked for.
///
/// Replies of servers are many megabytes long and must come back with every space and digit as they were, which a
/// decoder into values would lose.
struct JSONSlice: Sendable {
  private let bytes: [UInt8]
  private let range: Range<Int>

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// Takes a whole text.
  ///
  /// - Parameter bytes: the text in UTF-8.
  /// - Throws: `ReportReadingError` when it is not one JSON value.
  init(_ bytes: [UInt8]) throws(ReportReadingError) {
    guard String(validating: bytes, as: UTF8.self) != nil, JSONSyntax.isValue(bytes) else {
      throw ReportReadingError("The file is not JSON: it was cut off, or is of another kind.")
    }
    let start = Self.afterSpace(bytes, 0)
    self.init(bytes, start..<Self.end(of: bytes, from: start))
  }

  /// The line on which it begins, counted from one.
  var line: Int { bytes[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") } + 1 }

  /// Its text, as it stands.
  var text: String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether it is a string.
  var isString: Bool { bytes[range.lowerBound] == UInt8(ascii: "\"") }

  /// What a string says.
  ///
  /// - Throws: `ReportReadingError` when it is no string, or half of a character.
  func string() throws(ReportReadingError) -> String {
    guard isString else { throw wrong("a text is wanted here.") }
    let inside = bytes[(range.lowerBound + 1)..<(range.upperBound - 1)]
    guard inside.contains(UInt8(ascii: "\\")) else { return String(decoding: inside, as: UTF8.self) }
    guard let text = Self.unescaped(inside) else { throw wrong("the text holds half of a character.") }
    return text
  }

  /// A whole number.
  ///
  /// - Throws: `ReportReadingError` when it is none.
  func int() throws(ReportReadingError) -> Int {
    guard let number = Int(text) else { throw wrong("a whole number is wanted here.") }
    return number
  }

  /// A number.
  ///
  /// - Throws: `ReportReadingError` when it is none.
  func double() throws(ReportReadingError) -> Double {
    guard !isString, let number = Double(text) else { throw wrong("a number is wanted here.") }
    return number
  }

  /// A truth value.
  ///
  /// - Throws: `ReportReadingError` when it is none.
  func bool() throws(ReportReadingError) -> Bool {
    guard let value = Bool(text) else { throw wrong("true or false is wanted here.") }
    return value
  }

  /// A time.
  ///
  /// - Throws: `ReportReadingError` when it is none.
  func date() throws(ReportReadingError) -> Date {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    guard let date = try? style.parse(try string()) else { throw wrong("a time is wanted here.") }
    return date.toMilliseconds
  }

  /// One of a fixed number of words.
  ///
  /// - Throws: `ReportReadingError` when it is none of them.
  func word<Word: RawRepresentable<String>>(_: Word.Type = Word.self) throws(ReportReadingError) -> Word {
    let text = try string()
    guard let word = Word(rawValue: text) else { throw wrong("\(text) is no word that this version knows.") }
    return word
  }

  /// What an array holds.
  ///
  /// - Throws: `ReportReadingError` when it is none.
  func elements() throws(ReportReadingError) -> [JSONSlice] {
    guard bytes[range.lowerBound] == UInt8(ascii: "[") else { throw wrong("an array is wanted here.") }
    var elements: [JSONSlice] = []
    var position = Self.afterSpace(bytes, range.lowerBound + 1)
    while bytes[position] != UInt8(ascii: "]") {
      let end = Self.end(of: bytes, from: position)
      elements.append(JSONSlice(bytes, position..<end))
      position = Self.afterComma(bytes, end)
    }
    return elements
  }

  /// What an object holds, in its order.
  ///
  /// - Throws: `ReportReadingError` when it is none.
  func members() throws(ReportReadingError) -> [(key: String, value: JSONSlice)] {
    guard bytes[range.lowerBound] == UInt8(ascii: "{") else { throw wrong("an object is wanted here.") }
    var members: [(key: String, value: JSONSlice)] = []
    var position = Self.afterSpace(bytes, range.lowerBound + 1)
    while bytes[position] != UInt8(ascii: "}") {
      let endOfKey = Self.end(of: bytes, from: position)
      let key = try JSONSlice(bytes, position..<endOfKey).string()
      let start = Self.afterSpace(bytes, Self.afterSpace(bytes, endOfKey) + 1)
      let end = Self.end(of: bytes, from: start)
      members.append((key, JSONSlice(bytes, start..<end)))
      position = Self.afterComma(bytes, end)
    }
    return members
  }

  /// States what is wrong with it.
  func wrong(_ problem: String) -> ReportReadingError { ReportReadingError(line: line, problem) }

  private static func afterSpace(_ bytes: [UInt8], _ start: Int) -> Int {
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return position
      }
    }
    return position
  }

  private static func afterComma(_ bytes: [UInt8], _ start: Int) -> Int {
    let position = afterSpace(bytes, start)
    return bytes[position] == UInt8(ascii: ",") ? afterSpace(bytes, position + 1) : position
  }

  /// The place after a value.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var position = start
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        position += 1
        while bytes[position] != UInt8(ascii: "\"") { position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1 }
      case _ where depth == 0:
        while position + 1 < bytes.count, !Self.endsWord(bytes[position + 1]) { position += 1 }
      default: break
      }
      position += 1
    } while depth > 0
    return position
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): true
    default: false
    }
  }

  /// The inside of a valid string literal without its escapes; nothing where it holds half a surrogate pair.
  private static func unescaped(_ inside: ArraySlice<UInt8>) -> String? {
    var units: [UInt8] = []
    units.reserveCapacity(inside.count)
    var half: UInt16?
    var position = inside.startIndex
    while position < inside.endIndex {
      let byte = inside[position]
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        if half != nil { return nil }
        units.append(byte)
        continue
      }
      let escape = inside[position]
      position += 1
      if escape == UInt8(ascii: "u") {
        let digits = String(decoding: inside[position..<(position + 4)], as: UTF8.self)
        position += 4
        guard let unit = UInt16(digits, radix: 16) else { return nil }
        guard let scalar = Self.scalar(unit, after: &half) else { return nil }
        if let scalar { units += Array(String(Character(scalar)).utf8) }
      } else {
        if half != nil { return nil }
        units.append(Self.escapes[escape] ?? escape)
      }
    }
    return half == nil ? String(decoding: units, as: UTF8.self) : nil
  }

  /// The character that a unit of UTF-16 ends; no character yet after the first half of a pair, nothing for a wrong one.
  private static func scalar(_ unit: UInt16, after half: inout UInt16?) -> Unicode.Scalar?? {
    if let first = half {
      guard UTF16.isTrailSurrogate(unit) else { return nil }
      half = nil
      return .some(UTF16.decode(UTF16.EncodedScalar([first, unit])))
    }
    if UTF16.isLeadSurrogate(unit) {
      half = unit
      return .some(nil)
    }
    guard let scalar = Unicode.Scalar(unit) else { return nil }
    return .some(scalar)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C,
  ]
}
