/// Text for GitHub-flavoured Markdown, within a line or a table cell: it can open no link, emphasis, code, table
/// column, heading, list or HTML tag.
struct MarkdownText: EscapedText {
  let description: String

  init(markup: String) { description = markup }

  static func escape(_ raw: String) -> String {
    let visible = Array(VisibleText(raw).description.unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in visible.enumerated() {
      if scalar == " ", index == 0 || index == visible.count - 1 {
        // Emphasis does not end after a space, and two at the end of a line break it.
        escaped.append(contentsOf: "\\\\u{20}".unicodeScalars)
        continue
      }
      if needsBackslash(scalar, in: visible, at: index) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// A name, a version or another datum, set as code where that is safe.
  ///
  /// Readers of Markdown disagree on a pipe in code in a table, so that a text with one is set as plain text.
  ///
  /// - Parameter raw: the text as it came.
  /// - Returns: the text on one line.
  static func code(_ raw: String) -> Self {
    let visible = VisibleText(raw).description
    if visible.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) { return "\"\(raw)\"" }
    if visible.utf8.contains(UInt8(ascii: "|")) { return "\(raw)" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: visible) + 1)
    let edges = [visible.utf8.first, visible.utf8.last]
    let atEdge = edges.contains(UInt8(ascii: "`")) || edges.contains(UInt8(ascii: " "))
    return Self(markup: atEdge ? "\(fence) \(visible) \(fence)" : fence + visible + fence)
  }

  /// Lines set as code, which no line of theirs can end.
  ///
  /// - Parameter raw: the lines as they came.
  /// - Returns: a fenced block.
  static func codeBlock(_ raw: String) -> Self {
    let lines = VisibleText.lines(of: raw).map(\.description).joined(separator: "\n")
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: lines) + 1))
    return Self(markup: "\(fence)\n\(lines)\n\(fence)")
  }

  private static func needsBackslash(_ scalar: Unicode.Scalar, in text: [Unicode.Scalar], at index: Int) -> Bool {
    let isFirst = index == 0
    let next = index + 1 < text.count ? text[index + 1] : nil
    switch scalar {
    case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "&", "$": return true
    case "_": return isFirst || !isWord(text[index - 1]) || !isWord(next)
    case "#", "+", "-", "=": return isFirst
    // A number and a point begin a list; a bare web address becomes a link.
    case ".", ")": return endsNumber(in: text, at: index, next: next) || endsWWW(in: text, at: index)
    case ":": return next == "/"
    default: return false
    }
  }

  private static func endsNumber(in text: [Unicode.Scalar], at index: Int, next: Unicode.Scalar?) -> Bool {
    (next == nil || next == " ") && text[..<index].allSatisfy(isDigit)
  }

  private static func endsWWW(in text: [Unicode.Scalar], at index: Int) -> Bool {
    String(String.UnicodeScalarView(text[..<index].suffix(3))).lowercased() == "www"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  private static func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var current = 0
    for candidate in text.unicodeScalars {
      current = candidate == scalar ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
