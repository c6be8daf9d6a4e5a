public import Findings

extension Judgement {
  /// The commands of its remedies, in order.
  public var commands: [String] { remedies.compactMap(\.command) }

  /// The summaries of the findings with an outcome.
  ///
  /// - Parameter outcome: the outcome.
  /// - Returns: the summaries, in order.
  public func summaries(_ outcome: Outcome) -> [String] {
    findings.filter { $0.outcome == outcome }.map(\.summary)
  }

  /// The subjects of the findings with an outcome.
  ///
  /// - Parameter outcome: the outcome.
  /// - Returns: the subjects, in order.
  public func subjects(_ outcome: Outcome) -> [Subject] {
    findings.filter { $0.outcome == outcome }.map(\.subject)
  }
}
