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

  /// How much of its check it covers, whatever other decisions cover of it.
  ///
  /// - Parameter line: the check's line before anything was waived.
  /// - Returns: what the findings that it covers stand for together.
  func amount(in line: AuditItem) -> Amount { .sum(line.findings.filter(covers).map(\.amount)) }

  /// Whether it covers no more than its bound; where it is not known how much that is, it does not hold.
  ///
  /// - Parameter line: the check's line before anything was waived.
  /// - Returns: whether it holds.
  func holds(in line: AuditItem) -> Bool {
    guard let max else { return true }
    return amount(in: line).number.map { $0 <= max } ?? false
  }

  /// That it covers less than there is, as a sentence.
  fileprivate func shortfall(in line: AuditItem) -> String {
    let amount = amount(in: line)
    let extent = extent(of: amount.unit) ?? ""
    guard let number = amount.number else {
      return "\(by)'s waiver \(extent), and does not count: how many there are is not known."
    }
    return "\(by)'s waiver \(extent), and not the \(number) that there are."
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
    let short = waivers.filter { !$0.holds(in: self) }
    let holding = waivers.filter { !short.contains($0) }
    let findings = findings.map { finding in
      holding.first { $0.covers(finding) }.map(finding.accepted) ?? finding
    }
    let isAccepted = findings != self.findings
    guard isAccepted || !short.isEmpty, let worst = findings.min(by: { $0.outcome < $1.outcome }) else { return self }
    let hasOwnSummary = !isAccepted || self.summary != Self.summary(of: self.findings)
    let shortfalls = short.map { $0.shortfall(in: self) }
    let summary =
      switch worst.outcome {
      case .waived: "Waived by \(Self.names(of: findings)): \(self.summary)"
      case outcome where hasOwnSummary: ([self.summary] + shortfalls).joined(separator: " ")
      default: ([Self.summary(of: findings)] + shortfalls).joined(separator: " ")
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
