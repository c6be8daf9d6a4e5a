import Findings

extension TerminalPage {
  /// What comparing the documents came to, a namespace a line, the worst first.
  ///
  /// - Parameter report: the report.
  mutating func documents(of report: AuditReport) {
    guard let documents = report.documents else { return }
    let overview = DocumentOverview(documents, mostSame: TerminalRenderer.sameNamespacesShown)
    for (position, sentence) in overview.sentences.enumerated() {
      fact(position == 0 ? "Documents" : "", "\(sentence)")
    }
    blank()
    guard !documents.isEmpty else { return }
    let columns = DocumentColumns(of: overview.shown, width: width)
    if let columns { paragraph(columns.head) }
    for comparison in overview.shown {
      paragraph(columns?.row(comparison) ?? DocumentColumns.sentence(comparison), hanging: DocumentColumns.indent)
      particulars(of: comparison)
    }
    if let leftOut = overview.leftOut { paragraph([TerminalRun("… \(leftOut)")], hanging: 2) }
    blank()
    for (position, limit) in overview.limits.enumerated() {
      fact(position == 0 ? "Cannot see" : "", "\(limit)", hanging: 2)
    }
    blank()
  }

  private mutating func particulars(of comparison: DocumentComparison) {
    let (indent, hanging) = (DocumentColumns.indent, DocumentColumns.indent + 2)
    if let mismatches = comparison.mismatchesInWords {
      paragraph([TerminalRun("\(mismatches)")], indent: indent, hanging: hanging)
    }
    let causes = comparison.causesInWords
    for cause in causes.prefix(TerminalRenderer.causesShown) {
      paragraph([TerminalRun("- \(cause)")], indent: indent, hanging: hanging)
    }
    let left = causes.count - TerminalRenderer.causesShown
    if left > 0 {
      paragraph(
        [TerminalRun("… and \(left) more ways, all in the JSON, HTML and Markdown reports")], indent: indent,
        hanging: hanging)
    }
    for remark in comparison.remarks { paragraph([TerminalRun("\(remark)")], indent: indent, hanging: hanging) }
  }
}

/// The columns of compared namespaces, where they fit.
private struct DocumentColumns {
  /// The columns of the results, under which nothing stands but the next.
  static let indent = 12

  private static let names: [TerminalText] = [
    "Result", "Namespace", "Method", "Level", "Documents", "Size", "Mismatches", "Time",
  ]
  /// Of a longer name, the rest of the row goes on in the next line, if it must.
  private static let leastForNames = 20
  private static let gap = 2

  private let widths: [Int]

  /// Measures columns; nothing where the terminal is too narrow for them.
  init?(of comparisons: [DocumentComparison], width: Int) {
    let rows = [Self.names] + comparisons.map(Self.cells)
    var widths = Self.names.indices.map { column in
      rows.reduce(0) { max($0, DisplayWidth.of($1[column].description)) }
    }
    widths[0] = Self.indent - Self.gap
    let left = width - widths.reduce(0) { $0 + $1 + Self.gap } + Self.gap + widths[1]
    guard left >= min(widths[1], Self.leastForNames) else { return nil }
    widths[1] = min(widths[1], left)
    self.widths = widths
  }

  /// The names of the columns.
  var head: [TerminalRun] { zip(Self.names.indices, Self.names).map { TerminalRun(padded($1, in: $0), .quiet) } }

  /// A namespace in columns.
  func row(_ comparison: DocumentComparison) -> [TerminalRun] {
    zip(Self.names.indices, Self.cells(of: comparison)).map { column, cell in
      TerminalRun(padded(cell, in: column), column == 0 ? .tag(comparison.outcome) : .plain)
    }
  }

  /// A namespace as a sentence.
  static func sentence(_ comparison: DocumentComparison) -> [TerminalRun] {
    let tag = comparison.result.tag
    return [
      TerminalRun("\(tag)", .tag(comparison.outcome)), TerminalRun("\(spaces(indent - tag.count))"),
      TerminalRun(.name(comparison.namespace)), TerminalRun(": \(comparison.figuresInWords)"),
    ]
  }

  private static func cells(of comparison: DocumentComparison) -> [TerminalText] {
    [
      "\(comparison.result.tag)", .name(comparison.namespace), "\(comparison.methodInWords)",
      "\(comparison.method.level)", "\(comparison.documentsInWords)", "\(comparison.sizeInWords)",
      "\(Figures.count(comparison.mismatchCount))", "\(Figures.seconds(comparison.seconds))",
    ]
  }

  /// A cell as wide as its column, words to the left and numbers to the right, with the gap to the next.
  private func padded(_ cell: TerminalText, in column: Int) -> TerminalText {
    let padding = Self.spaces(widths[column] - DisplayWidth.of(cell.description))
    let gap = Self.spaces(column < widths.count - 1 ? Self.gap : 0)
    return column < 3 ? "\(cell)\(padding)\(gap)" : "\(padding)\(cell)\(gap)"
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
