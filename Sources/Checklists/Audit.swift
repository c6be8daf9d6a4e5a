import Checks
public import Evidence
public import Findings

/// Judges the lines of a checklist by the evidence of one run.
public struct Audit: Sendable {
  /// The checklist to judge.
  public let checklist: Checklist
  /// The only ids to judge, or nothing for all.
  public let only: Set<String>?
  /// The ids to leave out.
  public let skip: Set<String>
  /// What people decided, in writing; nothing where they were not asked to.
  public let decisions: Decisions?
  /// What people vouch for besides; for the same line it counts before what is in writing.
  public let attestations: [Attestation]
  /// Whether fingerprints stand in the place of names.
  public let namesAreHidden: Bool

  /// Prepares an audit.
  ///
  /// - Parameters:
  ///   - checklist: the checklist to judge.
  ///   - only: the only ids to judge, or nothing for all.
  ///   - skip: the ids to leave out.
  ///   - decisions: what people decided, in writing.
  ///   - attestations: what people vouch for besides.
  ///   - namesAreHidden: whether fingerprints stand in the place of names.
  public init(
    _ checklist: Checklist, only: Set<String>? = nil, skip: Set<String> = [], decisions: Decisions? = nil,
    attestations: [Attestation] = [], namesAreHidden: Bool = false
  ) {
    self.namesAreHidden = namesAreHidden
    self.checklist = checklist
    self.only = only
    self.skip = skip
    self.decisions = decisions
    self.attestations = attestations
  }

  /// Judges every line, in the checklist's order.
  ///
  /// - Parameter evidence: all that was seen.
  /// - Returns: one item for each line, always; and last one on the decisions, where there are any to weigh.
  public func items(judging evidence: Evidence) -> [AuditItem] {
    let judged = judgedItems(evidence)
    guard let decisions else { return judged }
    let waivers = Dictionary(grouping: decisions.waivers.filter { !$0.isExpired(at: evidence) }, by: \.check)
    let items = judged.map { $0.accepted(by: waivers[$0.id] ?? []) }
    return items + [
      AuditItem(
        reviewing: decisions, of: checklist, judged: judged, decided: items, evidence: evidence,
        namesAreHidden: namesAreHidden)
    ]
  }

  private func judgedItems(_ evidence: Evidence) -> [AuditItem] {
    let attestations = (decisions?.attestations ?? []) + attestations
    let settled = Set(attestations.map(\.item))
    return checklist.entries.map { entry in
      if let only, !only.contains(entry.id) { return skipped(entry, "Left out by --only.") }
      if skip.contains(entry.id) { return skipped(entry, "Left out by --skip.") }
      let item = judged(entry, evidence)
      let isOpen = item.outcome == .manual && !settled.contains(entry.id)
      if isOpen, let other = alternative(to: entry.id), settled.contains(other) {
        return item.setAside(because: "\(other) is attested, so this does not arise.")
      }
      return item.attested(by: attestations.last { $0.item == entry.id })
    }
  }

  /// What must be asked for the lines that will be judged, not skipped.
  public var questions: Questions {
    checklist.entries.reduce(into: []) { questions, entry in
      guard case .check(let check) = entry, only?.contains(entry.id) ?? true, !skip.contains(entry.id) else { return }
      questions.formUnion(check.questions)
    }
  }

  private func alternative(to id: String) -> String? {
    for (one, other) in checklist.alternatives {
      if one == id { return other }
      if other == id { return one }
    }
    return nil
  }

  private func judged(_ entry: Checklist.Entry, _ evidence: Evidence) -> AuditItem {
    switch entry {
    case .check(let check):
      do {
        return AuditItem(check.about, try check.judge(evidence).guarded(by: evidence))
      } catch {
        return AuditItem(check.about, Judgement([Finding(.unknown, Subject(), "The check itself failed: \(error)")]))
      }
    case .step(let step):
      let finding: Finding =
        if let exemption = step.exemption(evidence) {
          Finding(.notApplicable, Subject(), exemption)
        } else if step.timing == .afterVerdict {
          Finding(.notApplicable, Subject(), "To be done after this audit says GO.")
        } else {
          Finding(.manual, Subject(), "Open: once it is done, vouch for it with --attest \(step.id)=NAME.")
        }
      return AuditItem(
        id: step.id, title: step.title, kind: .step, outcome: finding.outcome, summary: finding.summary,
        findings: [finding],
        remedies: step.exemption(evidence) == nil
          ? (step.exactRemedies?(evidence) ?? step.remedies).map { $0.guarded(by: evidence) } : [],
        citations: step.citations)
    }
  }

  private func skipped(_ entry: Checklist.Entry, _ why: String) -> AuditItem {
    let (kind, citations): (AuditItem.Kind, [Citation]) =
      switch entry {
      case .check(let check): (.check, check.about.citations)
      case .step(let step): (.step, step.citations)
      }
    return AuditItem(
      id: entry.id, title: entry.title, kind: kind, outcome: .skipped, summary: why,
      findings: [Finding(.skipped, Subject(), why)], citations: citations)
  }
}
