/// The answer to a whole checklist.
public enum Verdict: String, Codable, Sendable {
  /// Everything was looked at and nothing speaks against going on.
  case go = "GO"
  /// Something failed.
  case noGo = "NO-GO"
  /// Nothing failed, but something could not be looked at or is still open.
  case incomplete = "INCOMPLETE"

  /// Judges a checklist by its items.
  ///
  /// An empty checklist is incomplete: nothing was looked at.
  ///
  /// - Parameters:
  ///   - outcomes: one outcome for each item.
  ///   - warningsFail: whether a warning counts as a failure.
  public init(of outcomes: some Collection<Outcome>, warningsFail: Bool = false) {
    if outcomes.contains(.fail) || (warningsFail && outcomes.contains(.warn)) {
      self = .noGo
    } else if outcomes.isEmpty || outcomes.contains(where: \.leavesVerdictOpen) {
      self = .incomplete
    } else {
      self = .go
    }
  }
}
