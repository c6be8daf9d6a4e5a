/// Text for a terminal: nothing in it can move the cursor, change a colour or the title, or turn the direction.
struct TerminalText: EscapedText {
  let description: String

  init(markup: String) { description = markup }

  static func escape(_ raw: String) -> String { VisibleText(raw).description }

  /// A name among other words, quoted where its end could not be seen otherwise.
  ///
  /// - Parameter raw: the name as it came.
  /// - Returns: the name.
  static func name(_ raw: String) -> Self {
    // By scalar: as a Character, a space that carries an accent is no space.
    let separators = " ›,;".unicodeScalars
    return raw.isEmpty || raw.unicodeScalars.contains { separators.contains($0) } ? "\"\(raw)\"" : "\(raw)"
  }
}
