import Checks
import Findings

extension AuditItem {
  /// The line of a check, judged.
  init(_ about: About, _ judgement: Judgement) {
    var findings = judgement.findings
    if findings.isEmpty { findings = [Finding(.unknown, Subject(), "The check came to no finding.")] }
    self.init(
      id: about.id, title: about.title, kind: .check, outcome: judgement.outcome,
      summary: judgement.summary ?? Self.summary(of: findings), findings: findings, remedies: judgement.remedies,
      citations: about.citations, evidence: judgement.evidence)
  }

  /// What the worst of some findings say, in one sentence.
  ///
  /// - Parameter findings: the findings.
  /// - Returns: the first of the worst, and how many are as bad.
  static func summary(of findings: [Finding]) -> String {
    let outcome = findings.map(\.outcome).min()
    let worst = findings.filter { $0.outcome == outcome }
    let more = worst.count > 1 ? " (and \(worst.count - 1) more)" : ""
    return worst.first.map { $0.summary + more } ?? ""
  }

  /// The same line once a person has vouched for it.
  ///
  /// A manual step is closed, and so are unknowns that a person can find out by the remedies given; a failure, or an
  /// unknown that nobody can settle, stays what it is.
  ///
  /// - Parameter attestation: the person's word, if there is one.
  /// - Returns: the line, settled as far as it can be.
  func attested(by attestation: Attestation?) -> AuditItem {
    guard let attestation else { return self }
    let settled = findings.map { finding in
      guard finding.outcome == .manual || (finding.outcome == .unknown && finding.canBeSettled) else { return finding }
      return Finding(.attested, finding.subject, finding.summary, explanation: finding.explanation)
    }
    guard settled != findings, let worst = settled.min(by: { $0.outcome < $1.outcome }) else { return self }
    let summary =
      switch worst.outcome {
      case .attested: "Attested by \(attestation.by): \(self.summary)"
      case outcome: self.summary
      default: worst.summary
      }
    return replacing(findings: settled, outcome: worst.outcome, summary: summary, attestation: attestation)
  }

  /// The same line where it cannot arise.
  ///
  /// - Parameter reason: why it cannot.
  /// - Returns: the line, not applicable.
  func setAside(because reason: String) -> AuditItem {
    replacing(
      findings: [Finding(.notApplicable, Subject(), reason)], outcome: .notApplicable, summary: reason, attestation: nil
    )
  }

  private func replacing(
    findings: [Finding], outcome: Outcome, summary: String, attestation: Attestation?
  ) -> AuditItem {
    AuditItem(
      id: id, title: title, kind: kind, outcome: outcome, summary: summary, findings: findings,
      remedies: outcome == .notApplicable ? [] : remedies, citations: citations, evidence: evidence,
      attestation: attestation)
  }
}
