/// Text for one cell of a CSV file, which no spreadsheet takes for a formula.
///
/// Source: RFC 4180; spreadsheets compute cells that begin with one of `= + - @`, which a name from a cluster may.
struct CSVText: EscapedText {
  let description: String

  init(markup: String) { description = markup }

  static func escape(_ raw: String) -> String {
    let lines = VisibleText.lines(of: raw).map(\.description).joined(separator: "\n")
    let isFormula = lines.unicodeScalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
    let text = isFormula ? "'" + lines : lines
    guard text.utf8.contains(where: { ",\"\n".utf8.contains($0) }) else { return text }
    let quoted = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { quoted, scalar in
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    return "\"\(String(quoted))\""
  }
}
