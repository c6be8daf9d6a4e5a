import Findings

/// Blocks of Markdown with an empty line between them.
struct MarkdownPage: Sendable {
  /// The blocks so far.
  private(set) var text = ""

  /// Starts an empty page.
  init() {}

  /// Adds a heading, a paragraph or a fenced block.
  ///
  /// - Parameter block: the block.
  mutating func block(_ block: MarkdownText) {
    if !text.isEmpty { text += "\n" }
    text += block.description + "\n"
  }

  /// Adds a list; nothing where it is empty.
  ///
  /// - Parameter entries: its entries, a line each.
  mutating func list(_ entries: [MarkdownText]) {
    if !entries.isEmpty { block(entries.map { "- \($0)" }.joined(by: "\n")) }
  }

  /// Adds a table.
  ///
  /// - Parameters:
  ///   - head: the names of its columns.
  ///   - rows: its cells.
  mutating func table(_ head: [MarkdownText], _ rows: [[MarkdownText]]) {
    let rule = head.map { _ in MarkdownText(markup: "---") }
    block(([head, rule] + rows).map { "| \($0.joined(by: " | ")) |" }.joined(by: "\n"))
  }
}

extension Outcome {
  /// The tag, set strong where someone has to look.
  var markdown: MarkdownText { isSettled ? "\(tag)" : "**\(tag)**" }
}

extension AuditItem {
  /// Who settled it and what they added; empty where nobody did.
  var attestedBy: MarkdownText {
    guard let attestation else { return "" }
    let note: MarkdownText = attestation.note.isEmpty ? "" : ": \(attestation.note)"
    return " Attested by **\(attestation.by)**\(note)"
  }
}
