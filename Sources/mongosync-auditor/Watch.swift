import Evidence
import Findings
import Report

/// Looks again and again until there is an answer that waiting does not change.
struct Watch: Sendable {
  /// One look at everything.
  struct Look: Sendable {
    /// What was seen.
    let evidence: Evidence
    /// What was made of it.
    let report: AuditReport
  }

  let pause: Duration
  /// When to give up, if ever.
  let deadline: ContinuousClock.Instant?
  /// Looks once, until the given moment at most, given the look before it.
  let look: @Sendable (ContinuousClock.Instant?, Look?) async -> Look
  /// Shows a look to whoever watches.
  let show: @Sendable (Look) -> Void

  /// Looks until the verdict stands, the deadline has passed, or the task is cancelled.
  ///
  /// A look that was cut short by the deadline or by the operator tells less than the one before it, which counts then.
  ///
  /// - Returns: the last look that counts.
  func run() async -> Look {
    var last: Look?
    while true {
      let look = await look(deadline, last)
      let wasCutShort = Task.isCancelled || deadline.map { ContinuousClock.now >= $0 } ?? false
      if wasCutShort { return last ?? look }
      last = look
      show(look)
      if look.evidence.sharedMember != nil || look.report.stands { return look }
      try? await Task.sleep(for: deadline.map { min(pause, ContinuousClock.now.duration(to: $0)) } ?? pause)
      let isOver = deadline.map { ContinuousClock.now >= $0 } ?? false
      if Task.isCancelled || isOver { return look }
    }
  }
}

extension AuditReport {
  /// Whether waiting changes nothing: GO, or NO-GO for a reason that does not mend by itself.
  var stands: Bool {
    switch verdict {
    case .go: true
    case .incomplete: false
    case .noGo: items.contains { ($0.outcome == .fail || (warningsFail && $0.outcome == .warn)) && !$0.mayPass }
    }
  }
}
