/// One line of a checklist, judged.
public struct AuditItem: Hashable, Sendable {
  /// Who does what a line stands for.
  public enum Kind: String, Codable, Sendable {
    /// The auditor looks at the clusters.
    case check
    /// A person acts.
    case step
    /// The auditor looks at the audit itself, such as at the decisions it was given.
    case audit
  }

  /// The public, stable id.
  public let id: String
  /// A few words that name it.
  public let title: String
  /// Who does what it stands for.
  public let kind: Kind
  /// The worst of its findings.
  public let outcome: Outcome
  /// What was seen, in one sentence.
  public let summary: String
  /// Everything that was seen.
  public let findings: [Finding]
  /// What to do, in order.
  public let remedies: [Remedy]
  /// Where the rule comes from.
  public let citations: [Citation]
  /// The answers it was judged by.
  public let evidence: [EvidenceID]
  /// Who settled it, where a person did.
  public let attestation: Attestation?

  /// Makes an item.
  ///
  /// - Parameters:
  ///   - id: the public, stable id.
  ///   - title: a few words that name it.
  ///   - kind: who does what it stands for.
  ///   - outcome: the worst of its findings.
  ///   - summary: what was seen, in one sentence.
  ///   - findings: everything that was seen.
  ///   - remedies: what to do, in order.
  ///   - citations: where the rule comes from.
  ///   - evidence: the answers it was judged by.
  ///   - attestation: who settled it, where a person did.
  public init(
    id: String, title: String, kind: Kind, outcome: Outcome, summary: String, findings: [Finding] = [],
    remedies: [Remedy] = [], citations: [Citation] = [], evidence: [EvidenceID] = [], attestation: Attestation? = nil
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.outcome = outcome
    self.summary = summary
    self.findings = findings
    self.remedies = remedies
    self.citations = citations
    self.evidence = evidence
    self.attestation = attestation
  }

  /// Whether all that makes its outcome what it is may mend while one waits.
  public var mayPass: Bool {
    let worst = findings.filter { $0.outcome == outcome }
    return !worst.isEmpty && worst.allSatisfy(\.mayPass)
  }
}
