/// The balancer's state, as `balancerStatus` and `config.settings` give it.
public struct BalancerEvidence: Hashable, Codable, Sendable {
  /// `full` or `off`; servers before 5.0 also knew `autoSplitOnly`.
  public let mode: String
  /// Whether a round is running; it may still run after the mode was set to `off`.
  public let inBalancerRound: Bool
  /// The balancing window `start-stop`, if one is set; nothing where the settings were not readable.
  public let activeWindow: Observed<String?>

  /// Describes a balancer.
  ///
  /// - Parameters:
  ///   - mode: `full` or `off`.
  ///   - inBalancerRound: whether a round is running.
  ///   - activeWindow: the balancing window, if one is set.
  public init(mode: String, inBalancerRound: Bool, activeWindow: Observed<String?>) {
    self.mode = mode
    self.inBalancerRound = inBalancerRound
    self.activeWindow = activeWindow
  }
}
