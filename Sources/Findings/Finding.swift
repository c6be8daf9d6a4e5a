/// One thing that a check saw.
public struct Finding: Hashable, Codable, Sendable {
  /// How it bears on the migration.
  public let outcome: Outcome
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

  /// States a finding.
  ///
  /// - Parameters:
  ///   - outcome: how it bears on the migration.
  ///   - subject: what it is about.
  ///   - summary: what was seen, in one sentence.
  ///   - explanation: why it matters, where the check's rule does not say it.
  ///   - canBeSettled: for an unknown, whether a person can find out by the remedy given, and attest to it.
  ///   - mayPass: whether it may mend while one waits.
  public init(
    _ outcome: Outcome, _ subject: Subject, _ summary: String, explanation: String = "",
    canBeSettled: Bool = false, mayPass: Bool = false
  ) {
    self.outcome = outcome
    self.subject = subject
    self.summary = summary
    self.explanation = explanation
    self.canBeSettled = canBeSettled
    self.mayPass = mayPass
  }
}
