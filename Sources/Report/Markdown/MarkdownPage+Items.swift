import Findings

extension MarkdownPage {
  /// An item that someone has to look at, in full.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - numbers: the short names of evidence.
  mutating func open(_ item: AuditItem, numbers: EvidenceNumbers) {
    block("### \(item.outcome.tag) \(.code(item.id)) \(item.title)")
    block("\(item.summary)\(item.decisions)")
    particulars(of: item, numbers: numbers)
  }

  /// An item that nobody has to look at: its line, and what stands behind it.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - numbers: the short names of evidence.
  mutating func settled(_ item: AuditItem, numbers: EvidenceNumbers) {
    block("**\(item.outcome.tag)** \(.code(item.id)) \(item.title): \(item.summary)\(item.decisions)")
    particulars(of: item, numbers: numbers)
  }

  private mutating func particulars(of item: AuditItem, numbers: EvidenceNumbers) {
    list(item.findingsToRead.map { entry(for: $0, of: item) })
    for (position, remedy) in item.remedies.enumerated() {
      let lead: MarkdownText = item.remedies.count > 1 ? "**To do, step \(position + 1).**" : "**To do.**"
      let words = [remedy.place, remedy.text, remedy.consequence].filter { !$0.isEmpty }.joined(separator: " ")
      block("\(lead) \(words)")
      if let command = remedy.command { block(.codeBlock(command)) }
    }
    var origin: [MarkdownText] = []
    if !item.citations.isEmpty {
      origin.append("Rule: \(item.citations.map { MarkdownText("\($0.line)") }.joined(by: "; ")).")
    }
    if !item.evidence.isEmpty { origin.append("Evidence: \(numbers.spans(item.evidence)).") }
    if !origin.isEmpty { block(origin.joined(by: " ")) }
  }

  private func entry(for finding: Finding, of item: AuditItem) -> MarkdownText {
    let tag: MarkdownText = finding.outcome == item.outcome ? "" : "**\(finding.outcome.tag)** "
    let sentences = item.sentences(of: finding).joined(separator: " ")
    guard let subject = subject(finding.subject) else { return "\(tag)\(sentences)" }
    return sentences.isEmpty ? "\(tag)\(subject)" : "\(tag)\(subject): \(sentences)"
  }

  private func subject(_ subject: Subject) -> MarkdownText? {
    var parts: [MarkdownText] = []
    if let cluster = subject.cluster { parts.append("\(cluster.rawValue)") }
    if let node = subject.node { parts.append(.code(node)) }
    if let namespace = subject.namespace { parts.append(.code(namespace)) }
    if let index = subject.index { parts.append("index \(.code(index))") }
    return parts.isEmpty ? nil : parts.joined(by: ", ")
  }
}
