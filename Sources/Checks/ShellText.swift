import Evidence
import Foundation

/// Text quoted for a language that the remedies are pasted into.
enum ShellText {
  /// A JavaScript string literal for mongosh.
  ///
  /// - Parameter text: any text, however hostile.
  /// - Returns: the literal with its quotes; everything but printable ASCII is escaped.
  static func javaScript(_ text: String) -> String {
    var literal = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: literal += "\\\""
      case 0x5C: literal += "\\\\"
      case 0x20...0x7E: literal.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: literal += "\\u" + String(format: "%04x", Int(unit))
      }
    }
    return literal + "\""
  }

  /// The mongosh expression for a value of a catalog, with the type of every number kept.
  ///
  /// - Parameter value: the value.
  /// - Returns: the expression; `nil` where mongosh would read another value, whatever it is written as.
  static func expression(_ value: OptionValue) -> String? { ShellValue(value.canonical)?.expression }

  /// Whether an object with these names keeps their order in JavaScript.
  ///
  /// Source: ECMAScript, OrdinaryOwnPropertyKeys: names that are whole numbers come first, the smallest before all.
  ///
  /// - Parameter names: the names in their order.
  /// - Returns: whether they stay in it.
  static func keepsOrder(_ names: [String]) -> Bool {
    let numbers = names.map { name in UInt32(name).flatMap { "\($0)" == name && $0 < .max ? $0 : nil } }
    let leading = numbers.prefix { $0 != nil }.compactMap(\.self)
    return leading.count == numbers.count { $0 != nil } && leading == leading.sorted()
  }

  /// A word for a POSIX shell.
  ///
  /// - Parameter text: any text, however hostile.
  /// - Returns: the text as it is where it means nothing else to a shell, else in single quotes.
  static func shell(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_./:@%+=".contains(Character(scalar)))
    }
    return plain && !text.isEmpty ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
  }

  /// The mongosh expression that stands for a database.
  ///
  /// - Parameter name: the database.
  /// - Returns: the expression.
  static func database(_ name: String) -> String { "db.getSiblingDB(\(javaScript(name)))" }

  /// The mongosh expression that stands for a collection.
  ///
  /// - Parameter namespace: `database.collection`; only the first dot divides.
  /// - Returns: the expression.
  static func collection(_ namespace: String) -> String {
    let parts = NamespaceParts(of: namespace)
    return "\(database(parts.database)).getCollection(\(javaScript(parts.collection ?? "")))"
  }

  /// The shell command that opens mongosh on one member and on no other.
  ///
  /// - Parameter host: the member's address; anything that an address never holds is percent-encoded.
  /// - Returns: the command.
  static func directConnection(to host: String) -> String {
    let allowed = CharacterSet(charactersIn: ".-_:[]").union(
      CharacterSet(charactersIn: "a"..."z").union(CharacterSet(charactersIn: "A"..."Z"))
    ).union(CharacterSet(charactersIn: "0"..."9"))
    let address = host.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    return "mongosh \"mongodb://\(address)/?directConnection=true\""
  }
}
