/// Text for HTML, between tags or in a quoted attribute, and for XML alike.
struct HTMLText: EscapedText {
  let description: String

  init(markup: String) { description = markup }

  static func escape(_ raw: String) -> String { entities(in: VisibleText(raw).description) }

  /// Escapes text of several lines, whose line feeds stay.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: the text for a `pre` element.
  static func block(_ raw: String) -> Self { Self(markup: entities(in: VisibleText.block(raw).description)) }

  /// Writes entities byte by byte; no byte of another character is one of an ASCII character.
  private static func entities(in visible: String) -> String {
    guard visible.utf8.contains(where: isSpecial) else { return visible }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(visible.utf8.count + visible.utf8.count / 4)
    for byte in visible.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
