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
  /// Who accepted or settled it, until or since when, and why; empty where nobody did.
  var decisions: MarkdownText {
    var sentences = waivers.map { accepted in
      MarkdownText(
        " Waived by **\(accepted.waiver.by)** until \(accepted.terms) (\(accepted.count)): \(accepted.waiver.reason)")
    }
    if let attestation {
      let note: MarkdownText = attestation.note.isEmpty ? "" : ": \(attestation.note)"
      let at: MarkdownText = attestation.atInWords.map { " at \($0)" } ?? ""
      sentences.append(" Attested by **\(attestation.by)**\(at)\(note)")
    }
    return sentences.joined(by: "")
  }
}
