/// Text for JSON: the inside of a string literal.
///
/// What a reader of the raw file could not see is written as `\uXXXX`, so that a decoder gets the text exactly.
struct JSONText: EscapedText {
  let description: String

  init(markup: String) { description = markup }

  static func escape(_ raw: String) -> String {
    if raw.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return raw
    }
    var escaped = String.UnicodeScalarView()
    var sight = Sight()
    for scalar in raw.unicodeScalars {
      let hidden = sight.hides(scalar)
      switch scalar {
      case "\"", "\\": escaped.append(contentsOf: ["\\", scalar])
      case "\n": escaped.append(contentsOf: ["\\", "n"])
      case "\r": escaped.append(contentsOf: ["\\", "r"])
      case "\t": escaped.append(contentsOf: ["\\", "t"])
      case _ where hidden: escaped.append(contentsOf: spelledOut(scalar).unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Makes the invisible characters of JSON that is known to be valid visible, without changing what it says.
  ///
  /// - Parameter json: a valid JSON text; outside its strings it holds nothing but ASCII.
  /// - Returns: the same value.
  static func respelled(_ json: String) -> String {
    guard !json.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return json }
    var respelled = String.UnicodeScalarView()
    var sight = Sight()
    for scalar in json.unicodeScalars {
      let hidden = sight.hides(scalar)
      if hidden, !"\n\r\t".unicodeScalars.contains(scalar) {
        respelled.append(contentsOf: spelledOut(scalar).unicodeScalars)
      } else {
        respelled.append(scalar)
      }
    }
    return String(respelled)
  }

  private static func spelledOut(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}
