import Findings

extension ReportComparison {
  /// The lines of the checklist that came, went or have another outcome, each with its findings that do.
  static func items(_ old: [AuditItem], _ new: [AuditItem]) -> [ReportChange] {
    pairs(old, new, by: \.id).flatMap { id, was, now -> [ReportChange] in
      switch (was, now) {
      case (let was?, let now?): return changes(id, was, now)
      case (nil, let now?):
        let direction: ReportChange.Direction = now.outcome.isSettled ? .other : .worse
        return [
          ReportChange(direction, .item, id, was: nil, now: now.outcome.tag, explanation: now.summary)
        ]
      case (let was?, nil):
        // What is judged no more may be anything by now.
        let direction: ReportChange.Direction = was.outcome == .notApplicable ? .other : .worse
        return [
          ReportChange(direction, .item, id, was: was.outcome.tag, now: nil, explanation: "It was judged no more.")
        ]
      case (nil, nil): return []
      }
    }
  }

  private static func changes(_ id: String, _ was: AuditItem, _ now: AuditItem) -> [ReportChange] {
    var changes: [ReportChange] = []
    if was.outcome != now.outcome {
      changes.append(
        ReportChange(
          .item, id, was: was.outcome.tag, now: now.outcome.tag, rank: (was.outcome.rank, now.outcome.rank),
          explanation: now.summary))
    }
    let (before, after) = (was.worstBySubject, now.worstBySubject)
    for (subject, old, new) in pairs(before, after, by: { "\(id), \($0.subject.parts.joined(separator: ", "))" }) {
      // What is about no subject is what the line's own outcome and summary say.
      guard !((new ?? old)?.subject.parts.isEmpty ?? true) else { continue }
      switch (old, new) {
      case (let old?, let new?) where old.outcome != new.outcome:
        changes.append(
          ReportChange(
            .finding, subject, was: old.outcome.tag, now: new.outcome.tag,
            rank: (old.outcome.rank, new.outcome.rank), explanation: new.summary))
      case (let old?, let new?) where old.summary != new.summary && !new.outcome.isSettled:
        changes.append(
          ReportChange(
            .other, .finding, subject, was: old.outcome.tag, now: new.outcome.tag, explanation: new.summary))
      case (nil, let new?) where !new.outcome.isSettled:
        changes.append(
          ReportChange(.worse, .finding, subject, was: nil, now: new.outcome.tag, explanation: new.summary))
      case (let old?, nil) where !old.outcome.isSettled:
        changes.append(
          ReportChange(.better, .finding, subject, was: old.outcome.tag, now: nil, explanation: old.summary))
      default: break
      }
    }
    return changes
  }
}

extension AuditItem {
  /// The worst finding about each subject, in their order.
  fileprivate var worstBySubject: [Finding] {
    var order: [Subject] = []
    var worst: [Subject: Finding] = [:]
    for finding in findings {
      guard let known = worst[finding.subject] else {
        order.append(finding.subject)
        worst[finding.subject] = finding
        continue
      }
      if finding.outcome < known.outcome { worst[finding.subject] = finding }
    }
    return order.compactMap { worst[$0] }
  }
}

extension Outcome {
  /// The greater the better; what cannot arise is no better than what was looked at.
  fileprivate var rank: Outcome { self == .notApplicable ? .pass : self }
}
