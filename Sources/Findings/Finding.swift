/// One thing that a check saw.
public struct Finding: Hashable, Codable, Sendable {
  /// How it bears on the migration.
  public private(set) var outcome: Outcome
  /// What it is about.
  public let subject: Subject
  /// What was seen, in one sentence.
  public let summary: String
  /// Why it matters or how the outcome was reached; empty when the check's rule says all.
  public let explanation: String
  /// For an unknown: whether a person can find out by the remedy given, and attest to it.
  public let canBeSettled: Bool
  /// Whether it may mend while one waits, such as a lag that is still falling.
  public let mayPass: Bool
  /// How much it stands for.
  public let amount: Amount
  /// Who accepted it and what it was until then, where its outcome is `waived`.
  public private(set) var acceptance: Acceptance?

  /// States a finding.
  ///
  /// - Parameters:
  ///   - outcome: how it bears on the migration.
  ///   - subject: what it is about.
  ///   - summary: what was seen, in one sentence.
  ///   - explanation: why it matters, where the check's rule does not say it.
  ///   - canBeSettled: for an unknown, whether a person can find out by the remedy given, and attest to it.
  ///   - mayPass: whether it may mend while one waits.
  ///   - amount: how much it stands for.
  public init(
    _ outcome: Outcome, _ subject: Subject, _ summary: String, explanation: String = "",
    canBeSettled: Bool = false, mayPass: Bool = false, amount: Amount = .finding
  ) {
    self.amount = amount
    self.outcome = outcome
    self.subject = subject
    self.summary = summary
    self.explanation = explanation
    self.canBeSettled = canBeSettled
    self.mayPass = mayPass
  }

  /// The same finding, accepted by a person.
  ///
  /// - Parameter waiver: the person's decision.
  /// - Returns: the finding, waived; unchanged where it is neither a failure nor a warning.
  public func accepted(by waiver: Waiver) -> Finding {
    guard canBeWaived else { return self }
    var finding = self
    finding.outcome = .waived
    finding.acceptance = Acceptance(of: outcome, by: waiver, counting: amount.unit)
    return finding
  }

  /// The same finding with a decision about it that was made before.
  func waived(as acceptance: Acceptance) -> Finding {
    var finding = self
    finding.acceptance = acceptance
    return finding
  }

  /// Whether it is of a kind that a person may accept: what was not seen cannot be.
  public var canBeWaived: Bool { outcome == .fail || outcome == .warn }
}
