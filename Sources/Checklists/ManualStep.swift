public import Evidence
public import Findings

/// A step of a procedure that no evidence can show, for a person to take and attest to.
public struct ManualStep: Sendable {
  /// When in the procedure it is taken.
  public enum Timing: Sendable {
    /// Before the verdict is acted upon: open until somebody attests to it.
    case beforeVerdict
    /// After a GO: printed, and never counted against the verdict.
    case afterVerdict
  }

  /// The public, stable id.
  public let id: String
  /// A few words that name it.
  public let title: String
  /// What to do.
  public let remedies: [Remedy]
  /// When in the procedure it is taken.
  public let timing: Timing
  /// Where the step comes from.
  public let citations: [Citation]
  /// Why the step does not arise for the plan at hand; nothing where it does.
  public let exemption: @Sendable (Evidence) -> String?
  /// What to do on the clusters at hand, where that is more exact than `remedies`.
  public let exactRemedies: (@Sendable (Evidence) -> [Remedy])?

  /// Describes a step.
  ///
  /// - Parameters:
  ///   - id: the public, stable id.
  ///   - title: a few words that name it.
  ///   - remedies: what to do.
  ///   - timing: when in the procedure it is taken.
  ///   - citations: where the step comes from.
  ///   - exemption: why the step does not arise for the plan at hand.
  ///   - exactRemedies: what to do on the clusters at hand, where that is more exact.
  public init(
    id: String, title: String, remedies: [Remedy], timing: Timing = .beforeVerdict, citations: [Citation],
    exemption: @escaping @Sendable (Evidence) -> String? = { _ in nil },
    exactRemedies: (@Sendable (Evidence) -> [Remedy])? = nil
  ) {
    self.id = id
    self.title = title
    self.remedies = remedies
    self.timing = timing
    self.citations = citations
    self.exemption = exemption
    self.exactRemedies = exactRemedies
  }
}
