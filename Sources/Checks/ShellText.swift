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

  /// The mongosh expression that stands for a collection.
  ///
  /// - Parameter namespace: `database.collection`; only the first dot divides.
  /// - Returns: the expression.
  static func collection(_ namespace: String) -> String {
    let parts = namespace.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let collection = parts.count == 2 ? String(parts[1]) : ""
    return "db.getSiblingDB(\(javaScript(String(parts[0])))).getCollection(\(javaScript(collection)))"
  }
}
