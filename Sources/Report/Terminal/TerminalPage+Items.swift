import Findings

extension TerminalPage {
  /// An item that someone has to look at, in full.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - numbers: the short names of evidence.
  mutating func open(_ item: AuditItem, numbers: EvidenceNumbers) {
    tagged(
      item.outcome,
      [TerminalRun(.name(item.id), .strong), TerminalRun("  "), TerminalRun("\(item.title)", .strong)])
    body([TerminalRun("\(item.summary)")])
    findings(of: item)
    decisions(on: item)
    for (position, remedy) in item.remedies.enumerated() {
      blank()
      self.remedy(remedy, number: item.remedies.count > 1 ? position + 1 : nil)
    }
    if !item.remedies.isEmpty, !(item.citations.isEmpty && item.evidence.isEmpty) { blank() }
    for citation in item.citations { body([TerminalRun("Rule      \(citation.line)", .quiet)], hanging: 10) }
    if !item.evidence.isEmpty {
      body([TerminalRun("Evidence  \(numbers.spans(item.evidence))", .quiet)], hanging: 10)
    }
  }

  /// An item that nobody has to look at, in a line.
  ///
  /// - Parameter item: the item.
  mutating func settled(_ item: AuditItem) {
    tagged(
      item.outcome, [TerminalRun("\(.name(item.id))  \(item.summary)")])
    decisions(on: item)
  }

  /// What is to be done after a GO, with its commands.
  ///
  /// - Parameter report: the report.
  mutating func nextSteps(of report: AuditReport) {
    for item in report.nextSteps {
      paragraph(
        [
          TerminalRun("next      ", .quiet), TerminalRun(.name(item.id), .strong), TerminalRun("  \(item.title)"),
        ], hanging: TerminalRenderer.gutter)
      for (position, remedy) in item.remedies.enumerated() {
        self.remedy(remedy, number: item.remedies.count > 1 ? position + 1 : nil)
      }
    }
    if !report.nextSteps.isEmpty { blank() }
  }

  /// Words after an outcome's tag.
  ///
  /// - Parameters:
  ///   - outcome: the outcome.
  ///   - runs: the words.
  mutating func tagged(_ outcome: Outcome, _ runs: [TerminalRun]) {
    let gutter = TerminalRenderer.gutter
    let padding = String(repeating: " ", count: gutter - outcome.tag.count)
    paragraph([TerminalRun("\(outcome.tag)", .tag(outcome)), TerminalRun("\(padding)")] + runs, hanging: gutter)
  }

  private mutating func body(_ runs: [TerminalRun], hanging: Int = 0) {
    let gutter = TerminalRenderer.gutter
    paragraph(runs, indent: gutter, hanging: gutter + hanging)
  }

  private mutating func findings(of item: AuditItem) {
    let findings = item.findingsToRead
    for finding in findings.prefix(TerminalRenderer.findingsShown) {
      var runs = [TerminalRun("- ")]
      if finding.outcome != item.outcome {
        runs += [TerminalRun("\(finding.outcome.tag)", .tag(finding.outcome)), TerminalRun(" ")]
      }
      let subject = TerminalText.subject(finding.subject)
      let sentences = item.sentences(of: finding).joined(separator: " ")
      if let subject { runs.append(TerminalRun(subject, .strong)) }
      if subject != nil, !sentences.isEmpty { runs.append(TerminalRun(": ")) }
      runs.append(TerminalRun("\(sentences)"))
      body(runs, hanging: 2)
    }
    let left = findings.count - TerminalRenderer.findingsShown
    if left > 0 { body([TerminalRun("… and \(left) more, all in the JSON, HTML and Markdown reports")], hanging: 2) }
  }

  private mutating func decisions(on item: AuditItem) {
    for accepted in item.waivers {
      let words = " until \(accepted.terms): \(accepted.waiver.reason) (\(accepted.count))"
      body(
        [TerminalRun("Waived by "), TerminalRun("\(accepted.waiver.by)", .strong), TerminalRun("\(words)")],
        hanging: 2)
    }
    guard let attestation = item.attestation else { return }
    let note = attestation.note.isEmpty ? "" : ": \(attestation.note)"
    let words = (attestation.atInWords.map { " at \($0)" } ?? "") + note
    body([TerminalRun("Attested by "), TerminalRun("\(attestation.by)", .strong), TerminalRun("\(words)")], hanging: 2)
  }

  private mutating func remedy(_ remedy: Remedy, number: Int?) {
    let lead = number.map { "\($0). " } ?? ""
    let words = [remedy.place, remedy.text, remedy.consequence].filter { !$0.isEmpty }.joined(separator: " ")
    body([TerminalRun("\(lead)\(words)")], hanging: lead.count)
    guard let command = remedy.command else { return }
    verbatim(VisibleText.lines(of: command), indent: TerminalRenderer.gutter + 4, style: .command)
  }
}

extension TerminalText {
  /// A finding's subject, broadest part first.
  ///
  /// - Parameter subject: the subject.
  /// - Returns: its parts, or nothing where none is known.
  fileprivate static func subject(_ subject: Subject) -> Self? {
    var parts: [Self] = []
    if let cluster = subject.cluster { parts.append("\(cluster.rawValue)") }
    if let node = subject.node { parts.append(.name(node)) }
    if let namespace = subject.namespace { parts.append(.name(namespace)) }
    if let index = subject.index { parts.append("index \(Self.name(index))") }
    return parts.isEmpty ? nil : parts.joined(by: " › ")
  }
}
