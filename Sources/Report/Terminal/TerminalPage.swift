/// Lines for a terminal of a given width.
struct TerminalPage: Sendable {
  /// The lines so far.
  private(set) var text = ""

  /// The columns of a line.
  let width: Int

  private let colour: Bool

  /// Starts an empty page.
  ///
  /// - Parameters:
  ///   - colour: whether styles are shown.
  ///   - width: the columns of a line.
  init(colour: Bool, width: Int) {
    self.colour = colour
    self.width = width
  }

  /// Leaves a line empty.
  mutating func blank() { text += "\n" }

  /// Breaks words into lines between spaces; a word wider than a line is left whole, so that it can be copied.
  ///
  /// Every space is kept but those at a break.
  ///
  /// - Parameters:
  ///   - runs: the words.
  ///   - indent: the columns before the first line.
  ///   - hanging: the columns before the other lines; those before the first where it is not given.
  mutating func paragraph(_ runs: [TerminalRun], indent: Int = 0, hanging: Int? = nil) {
    let hanging = hanging ?? indent
    var column = indent
    var gap = 0
    var line = [TerminalPiece(spaces(indent))]
    for word in words(of: runs) {
      let wordWidth = word.reduce(0) { $0 + DisplayWidth.of($1.text) }
      if wordWidth > 0 {
        if column + gap + wordWidth > width, column > hanging {
          end(line)
          line = [TerminalPiece(spaces(hanging))]
          column = hanging
        } else {
          let goesOn = line.last?.style == word.first?.style
          line.append(TerminalPiece(spaces(gap), goesOn ? word.first?.style ?? .plain : .plain))
          column += gap
        }
        line += word
        column += wordWidth
        gap = 0
      }
      gap += 1
    }
    end(line)
  }

  /// Sets lines as they are, however wide, so that they can be copied.
  ///
  /// - Parameters:
  ///   - lines: the lines, escaped one by one.
  ///   - indent: the columns before each.
  ///   - style: their style.
  mutating func verbatim(_ lines: [VisibleText], indent: Int, style: TerminalStyle) {
    for line in lines {
      text += spaces(indent) + (colour ? style.applied(to: line.description) : line.description) + "\n"
    }
  }

  /// Sets rows in columns where they fit; else each row as a sentence.
  ///
  /// - Parameters:
  ///   - rows: the cells, as many in each row.
  ///   - indent: the columns before each row.
  mutating func table(_ rows: [[TerminalText]], indent: Int) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { DisplayWidth.of($0[column].description) }.max() ?? 0 }
    let fits = indent + widths.reduce(0) { $0 + $1 + 2 } - 2 <= width
    for row in rows {
      guard fits else {
        paragraph([TerminalRun(row.joined(by: ", "))], indent: indent, hanging: indent + 2)
        continue
      }
      let cells = zip(row, widths).map { $0.description + spaces($1 - DisplayWidth.of($0.description)) }
      let line = cells.joined(separator: "  ")
      let end = line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex
      text += spaces(indent) + line[..<end] + "\n"
    }
  }

  /// Ends a line, with neighbouring pieces of one style between one pair of sequences.
  private mutating func end(_ line: [TerminalPiece]) {
    var rest = line[...]
    while let style = rest.first?.style {
      let alike = rest.prefix { $0.style == style }
      let words = alike.map(\.text).joined()
      text += colour ? style.applied(to: words) : words
      rest = rest.dropFirst(alike.count)
    }
    text += "\n"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// Splits at every single space, so that putting the words together again changes nothing.
  private func words(of runs: [TerminalRun]) -> [[TerminalPiece]] {
    var words: [[TerminalPiece]] = [[]]
    for run in runs {
      let parts = run.text.description.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false)
      for (number, part) in parts.enumerated() {
        if number > 0 { words.append([]) }
        if !part.isEmpty { words[words.count - 1].append(TerminalPiece(String(part), run.style)) }
      }
    }
    return words
  }
}
