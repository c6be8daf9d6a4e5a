import Findings

/// Turns a comparison of two reports into one output format; pure, as a `Renderer` is.
public protocol ComparisonRenderer: Sendable {
  /// Writes the whole comparison.
  ///
  /// - Parameter comparison: the comparison.
  /// - Returns: the text.
  func text(of comparison: ReportComparison) -> String
}

/// Renders a comparison for a person at a terminal.
public struct TerminalComparisonRenderer: ComparisonRenderer {
  private let colour: Bool
  private let width: Int

  /// Makes a renderer for one terminal.
  ///
  /// - Parameters:
  ///   - colour: whether to use colour and bold.
  ///   - width: the terminal's columns; at least 40 are used.
  public init(colour: Bool, width: Int) {
    self.colour = colour
    self.width = max(40, width)
  }

  /// Writes the whole comparison.
  ///
  /// - Parameter comparison: the comparison.
  /// - Returns: the text.
  public func text(of comparison: ReportComparison) -> String {
    var page = TerminalPage(colour: colour, width: width)
    page.paragraph([
      TerminalRun("\(comparison.answerInWords)", .verdict(comparison.isWorse ? .noGo : .go)),
      TerminalRun(": \(comparison.countsInWords)", .strong),
    ])
    page.paragraph([TerminalRun("\(comparison.checklist)", .strong)])
    page.table(
      [["old", "\(comparison.old.inWords)"], ["new", "\(comparison.new.inWords)"]], indent: 2)
    for direction in ReportChange.Direction.allCases {
      let changes = comparison.changes(direction)
      if !changes.isEmpty { page.blank() }
      for change in changes {
        page.paragraph(
          [
            TerminalRun("\(direction.tag)", direction == .worse ? .tag(.fail) : .plain),
            TerminalRun("\(change.subject)", .strong), TerminalRun(": \(change.stepInWords)"),
          ], hanging: TerminalRenderer.gutter)
        if !change.explanation.isEmpty {
          page.paragraph([TerminalRun("\(change.explanation)")], indent: TerminalRenderer.gutter)
        }
      }
    }
    return page.text
  }
}

/// Renders a comparison for a ticket or a wiki.
public struct MarkdownComparisonRenderer: ComparisonRenderer {
  /// Makes a renderer.
  public init() {}

  /// Writes the whole comparison.
  ///
  /// - Parameter comparison: the comparison.
  /// - Returns: the text.
  public func text(of comparison: ReportComparison) -> String {
    var page = MarkdownPage()
    page.block("# \(comparison.answerInWords): \(comparison.checklist), \(comparison.countsInWords)")
    page.table(
      ["report", "verdict, time and run"],
      [["old", "\(comparison.old.inWords)"], ["new", "\(comparison.new.inWords)"]])
    for direction in ReportChange.Direction.allCases where !comparison.changes(direction).isEmpty {
      page.block("## \(direction.heading)")
      page.list(
        comparison.changes(direction).map { change in
          let explanation: MarkdownText = change.explanation.isEmpty ? "" : ". \(change.explanation)"
          return "\(.code(change.subject)): \(change.stepInWords)\(explanation)"
        })
    }
    return page.text
  }
}

/// Renders a comparison for a program: `Reports/schema/comparison.schema.json` describes the form.
public struct JSONComparisonRenderer: ComparisonRenderer {
  /// Makes a renderer.
  public init() {}

  /// Writes the whole comparison.
  ///
  /// - Parameter comparison: the comparison.
  /// - Returns: the text.
  public func text(of comparison: ReportComparison) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schemaVersion", ReportComparison.schemaVersion)
      writer.member("checklist", comparison.checklist)
      writer.member("old") { $0.write(comparison.old) }
      writer.member("new") { $0.write(comparison.new) }
      writer.member("counts") { counts in
        counts.object { writer in
          for direction in ReportChange.Direction.allCases {
            writer.member(direction.rawValue) { $0.number(comparison.changes(direction).count) }
          }
        }
      }
      writer.member("changes") { $0.array(comparison.changes) { writer, change in writer.write(change) } }
    }
    return writer.text + "\n"
  }
}

extension ReportChange.Direction {
  fileprivate var tag: String { rawValue + String(repeating: " ", count: TerminalRenderer.gutter - rawValue.count) }

  fileprivate var heading: MarkdownText {
    switch self {
    case .worse: "Worse"
    case .better: "Better"
    case .other: "Otherwise"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ side: ReportComparison.Side) {
    object { writer in
      writer.member("run", side.run)
      writer.member("seenAt", Timestamp(side.seenAt).milliseconds)
      writer.member("verdict", side.verdict.rawValue)
    }
  }

  fileprivate mutating func write(_ change: ReportChange) {
    object { writer in
      writer.member("direction", change.direction.rawValue)
      writer.member("area", change.area.rawValue)
      writer.member("subject", change.subject)
      writer.member("was", change.was)
      writer.member("now", change.now)
      writer.member("explanation", change.explanation)
    }
  }
}
