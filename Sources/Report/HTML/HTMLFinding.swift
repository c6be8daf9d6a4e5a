import Findings

/// A finding on the page.
struct HTMLFinding {
  let differs: Bool
  let findingOutcome: String
  let findingTag: String
  let hasSubject: Bool
  let subject: [HTMLSubjectPart]
  let sentences: String

  /// Lays a finding out.
  ///
  /// - Parameters:
  ///   - finding: the finding.
  ///   - item: its item.
  init(_ finding: Finding, of item: AuditItem) {
    differs = finding.outcome != item.outcome
    findingOutcome = finding.outcome.rawValue
    findingTag = finding.outcome.tag
    let named = [
      ("", finding.subject.cluster?.rawValue), ("", finding.subject.node), ("", finding.subject.namespace),
      ("index ", finding.subject.index),
    ]
    subject = named.compactMap { kind, name in name.map { HTMLSubjectPart(kind: kind, name: $0) } }
    hasSubject = !subject.isEmpty
    sentences = item.sentences(of: finding).joined(separator: " ")
  }
}

/// One part of a finding's subject, with the word that says what it is where its place does not.
struct HTMLSubjectPart {
  let kind: String
  let name: String
}
