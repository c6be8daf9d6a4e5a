/// How far the clock of a member is from that of the host the auditor runs on.
public struct MemberClock: Hashable, Codable, Sendable {
  /// How far two clocks may be apart, in seconds, before times of one mean something else on the other.
  public static let tolerance = 60.0

  /// How many seconds the member's clock is ahead; negative where it is behind.
  public let secondsAhead: Double
  /// By how many seconds that may be wrong, since an answer takes its time.
  public let uncertainty: Double

  /// Describes a clock.
  ///
  /// - Parameters:
  ///   - secondsAhead: how many seconds the member's clock is ahead.
  ///   - uncertainty: by how many seconds that may be wrong.
  public init(secondsAhead: Double, uncertainty: Double = 0) {
    self.secondsAhead = secondsAhead
    self.uncertainty = uncertainty
  }

  /// Whether it is surely further from a clock than is tolerated.
  ///
  /// - Parameter other: the other member's clock; nil for that of the auditor's host.
  /// - Returns: whether it is.
  public func isFar(from other: MemberClock? = nil) -> Bool {
    let distance = abs(secondsAhead - (other?.secondsAhead ?? 0))
    return distance - uncertainty - (other?.uncertainty ?? 0) > Self.tolerance
  }
}
