import Evidence
import Findings

extension Waiver {
  /// Whether it accepts a finding of its check.
  ///
  /// - Parameter finding: one of its check's findings.
  /// - Returns: whether the finding is a failure or a warning, about a subject that the patterns fit.
  func covers(_ finding: Finding) -> Bool {
    finding.canBeWaived && Self.fits(namespace, finding.subject.namespace) && Self.fits(index, finding.subject.index)
  }

  private static func fits(_ pattern: String?, _ name: String?) -> Bool {
    guard let pattern else { return true }
    return name.map(NamePattern(pattern).matches) ?? false
  }
}

extension AuditItem {
  /// The same line once people have accepted some of its findings.
  ///
  /// - Parameter waivers: the decisions on this line that still count; of several that fit a finding the first.
  /// - Returns: the line, with the worst of what is left as its outcome.
  func accepted(by waivers: [Waiver]) -> AuditItem {
    let findings = findings.map { finding in
      waivers.first { $0.covers(finding) }.map(finding.accepted) ?? finding
    }
    guard findings != self.findings, let worst = findings.min(by: { $0.outcome < $1.outcome }) else { return self }
    let hasOwnSummary = self.summary != Self.summary(of: self.findings)
    let summary =
      switch worst.outcome {
      case .waived: "Waived by \(Self.names(of: findings)): \(self.summary)"
      case outcome where hasOwnSummary: self.summary
      default: Self.summary(of: findings)
      }
    return AuditItem(
      id: id, title: title, kind: kind, outcome: worst.outcome, summary: summary, findings: findings,
      remedies: remedies, citations: citations, evidence: evidence, attestation: attestation)
  }

  private static func names(of findings: [Finding]) -> String {
    var names: [String] = []
    for case let name? in findings.map(\.acceptance?.waiver.by) where !names.contains(name) { names.append(name) }
    return names.joined(separator: " and ")
  }
}
