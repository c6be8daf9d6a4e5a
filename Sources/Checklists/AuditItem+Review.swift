import Evidence
import Findings
import Foundation

extension AuditItem {
  /// The id of the line that says what became of each decision.
  static let reviewID = "decisions"

  /// The line that says what became of each decision, so that none is out of date or beside the point unnoticed.
  ///
  /// - Parameters:
  ///   - decisions: the decisions.
  ///   - checklist: the checklist that was judged.
  ///   - judged: its lines before anything was waived.
  ///   - decided: its lines afterwards.
  ///   - evidence: what was judged.
  ///   - namesAreHidden: whether fingerprints stand in the place of names, of which none is like another.
  init(
    reviewing decisions: Decisions, of checklist: Checklist, judged: [AuditItem], decided: [AuditItem],
    evidence: Evidence, namesAreHidden: Bool
  ) {
    let names = namesAreHidden ? nil : NamesSeen(evidence)
    let lines = Dictionary(zip(judged, decided).map { ($0.id, ($0, $1)) }, uniquingKeysWith: { first, _ in first })
    let waivers = decisions.waivers.map { waiver in
      guard let (judged, decided) = lines[waiver.check] else { return waiver.isElsewhere(than: checklist) }
      return waiver.isExpired(at: evidence) ? waiver.expired : waiver.reviewed(judged, decided, names)
    }
    let attestations = decisions.attestations.map { attestation in
      lines[attestation.item].map { attestation.reviewed($0.1) } ?? attestation.isElsewhere(than: checklist)
    }
    var findings = waivers + attestations
    if findings.isEmpty { findings = [Finding(.notApplicable, Subject(), "No decision was given.")] }
    let outcome = findings.map(\.outcome).min() ?? .unknown
    self.init(
      id: Self.reviewID, title: "Decisions of named people", kind: .audit, outcome: outcome,
      summary: outcome == .pass ? "All that was decided for this checklist counts." : Self.summary(of: findings),
      findings: findings, remedies: outcome == .warn ? [.reviseDecisions] : [])
  }
}

extension Waiver {
  /// Whether it had run out when the evidence was collected.
  ///
  /// - Parameter evidence: what is judged; its time is the present, so that old evidence is judged as it was.
  /// - Returns: whether it counts no more.
  func isExpired(at evidence: Evidence) -> Bool { until <= evidence.collectedAt }

  fileprivate var expired: Finding {
    finding(.warn, "\(by)'s waiver of \(check) expired at \(until.formatted(.iso8601)) and was not applied.")
  }

  fileprivate func isElsewhere(than checklist: Checklist) -> Finding {
    finding(.notApplicable, "\(by)'s waiver of \(check) is not for \(checklist.name), which has no such check.")
  }

  fileprivate func reviewed(_ judged: AuditItem, _ decided: AuditItem, _ names: NamesSeen?) -> Finding {
    let accepted = decided.findings.count { $0.acceptance?.waiver == self }
    let covered = judged.findings.count(where: covers)
    let amount = amount(in: judged)
    let extent = extent(of: amount.unit)
    if accepted > 0 {
      let all = judged.findings.count(where: \.canBeWaived)
      let bound = extent.map { " and \($0)" } ?? ""
      return finding(
        .pass,
        "\(by)'s waiver of \(check) accepts \(accepted) of \(all) failures and warnings until "
          + "\(until.formatted(.iso8601))\(bound).")
    }
    if let extent, !holds(in: judged) {
      let why = amount.number.map { "there are \($0)" } ?? "how many there are is not known"
      return finding(.warn, "\(by)'s waiver of \(check) was not applied: it \(extent), and \(why).")
    }
    if covered > 0 {
      return finding(.pass, "\(by)'s waiver of \(check) fits only what an earlier waiver accepts already.")
    }
    let why =
      judged.findings.contains(where: \.canBeWaived)
      ? "none of its failures and warnings is about what the patterns name"
      : "its outcome is \(judged.outcome.rawValue), and only failures and warnings can be waived"
    let strays = names?.strays(of: self, judged) ?? ""
    return finding(.warn, "\(by)'s waiver of \(check) was not applied: \(why)\(strays).")
  }

  private func finding(_ outcome: Outcome, _ summary: String) -> Finding {
    Finding(outcome, Subject(namespace: namespace, index: index), summary)
  }
}

extension Attestation {
  fileprivate func isElsewhere(than checklist: Checklist) -> Finding {
    Finding(
      .notApplicable, Subject(), "\(by)'s attestation of \(item) is not for \(checklist.name), which has no such line.")
  }

  fileprivate func reviewed(_ line: AuditItem) -> Finding {
    if line.attestation == self { return Finding(.pass, Subject(), "\(by)'s attestation of \(item) was used.") }
    if let other = line.attestation {
      return Finding(
        .pass, Subject(), "\(by)'s attestation of \(item) gave way to the one that \(other.by) gave later.")
    }
    return Finding(
      .warn, Subject(),
      "\(by)'s attestation of \(item) was not used: its outcome is \(line.outcome.rawValue), "
        + "which is not for a person to settle.")
  }
}

extension Remedy {
  fileprivate static let reviseDecisions = Remedy(
    nil,
    """
    Go through the decisions that were not applied: decide again with a later end or another bound, correct the pattern, \
    or take the entry out of the file.
    """)
}
