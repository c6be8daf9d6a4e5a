import Findings

/// A line of the checklist on the page.
struct HTMLItem {
  let anchor: String
  let outcome: String
  let tag: String
  let isOpen: Bool
  let isBare: Bool
  let id: String
  let title: String
  let summary: String
  let hasFindings: Bool
  let findings: [HTMLFinding]
  let hasRemedies: Bool
  let remedies: [HTMLRemedy]
  let waivers: [HTMLWaiver]
  let attestation: [HTMLAttestation]
  let hasOrigin: Bool
  let hasCitations: Bool
  let citations: [String]
  let hasEvidence: Bool
  let evidence: [HTMLEvidenceLink]

  /// Lays an item out.
  ///
  /// - Parameters:
  ///   - item: the item.
  ///   - place: its place in the checklist, for an anchor where its id will not do.
  ///   - numbers: the short names of evidence.
  ///   - known: the short names that can be linked to.
  init(_ item: AuditItem, place: Int, numbers: EvidenceNumbers, known: Set<String>) {
    anchor = HTMLItemLink.anchor(of: item, place: place)
    outcome = item.outcome.rawValue
    tag = item.outcome.tag
    isOpen = !item.outcome.isSettled
    id = item.id
    title = item.title
    summary = item.summary
    findings = item.findingsToRead.map { HTMLFinding($0, of: item) }
    hasFindings = !findings.isEmpty
    remedies = item.remedies.map(HTMLRemedy.init)
    hasRemedies = !remedies.isEmpty
    waivers = item.waivers.map(HTMLWaiver.init)
    attestation = item.attestation.map { [HTMLAttestation($0)] } ?? []
    citations = item.citations.map(\.line)
    hasCitations = !citations.isEmpty
    evidence = numbers[item.evidence].map { HTMLEvidenceLink(name: $0, isKnown: known.contains($0)) }
    hasEvidence = !evidence.isEmpty
    hasOrigin = hasCitations || hasEvidence
    isBare = ![hasFindings, hasRemedies, hasOrigin].contains(true)
  }
}

/// A remedy on the page.
struct HTMLRemedy {
  let place: String
  let text: String
  let consequence: String
  let hasCommand: Bool
  let command: HTMLText

  /// Lays a remedy out.
  ///
  /// - Parameter remedy: the remedy.
  init(_ remedy: Remedy) {
    place = remedy.place
    text = remedy.text
    consequence = remedy.consequence
    hasCommand = remedy.command != nil
    command = .block(remedy.command ?? "")
  }
}
