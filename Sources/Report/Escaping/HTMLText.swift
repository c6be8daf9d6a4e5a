import Mustache

/// Text for HTML, between tags or in a quoted attribute, and for XML alike.
struct HTMLText: EscapedText {
  let description: String

  init(markup: String) { description = markup }

  static func escape(_ raw: String) -> String {
    let visible = VisibleText(raw).description
    guard visible.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else { return visible }
    var escaped = String.UnicodeScalarView()
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Escapes text of several lines, whose line feeds stay.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: the text for a `pre` element.
  static func block(_ raw: String) -> Self {
    Self(
      markup: raw.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { escape(String($0)) }
        .joined(separator: "\n"))
  }
}

/// Escapes every value of a page template the way `HTMLText` does.
///
/// The template engine's own HTML escaping goes by grapheme: it would let a quote through that carries an accent.
struct HTMLTextContent: MustacheContentType {
  /// What a template calls this content type.
  static let name = "HTML_TEXT"

  func escapeText(_ text: String) -> String { HTMLText.escape(text) }
}
