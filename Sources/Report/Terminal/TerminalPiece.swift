/// A part of a word, in one style.
struct TerminalPiece: Sendable {
  let text: String
  let style: TerminalStyle

  /// Sets a part of a word in a style.
  ///
  /// - Parameters:
  ///   - text: the part.
  ///   - style: the style.
  init(_ text: String, _ style: TerminalStyle = .plain) {
    self.text = text
    self.style = style
  }
}
