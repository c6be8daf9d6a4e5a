/// How far the majority of a replica set follows what its primary writes.
public struct MajorityPoint: Hashable, Codable, Sendable {
  /// A member that does not have the newest write of the moment that was asked about.
  public struct Laggard: Hashable, Codable, Sendable {
    /// Its address, `host:port`.
    public let host: String
    /// How many seconds its newest write is older; nil where it does not answer.
    public let secondsBehind: Int?

    /// Describes a member.
    ///
    /// - Parameters:
    ///   - host: its address, `host:port`.
    ///   - secondsBehind: how many seconds its newest write is older; nil where it does not answer.
    public init(host: String, secondsBehind: Int?) {
      self.host = host
      self.secondsBehind = secondsBehind
    }
  }

  /// Whether a majority got the newest write that the primary had when it was asked first.
  public let isReached: Bool
  /// How many seconds what a majority has was older than that write at the last look; 0 once it is reached.
  public let secondsBehind: Int
  /// For how many seconds the survey waited for it.
  public let waitedSeconds: Double
  /// The members that hold data and do not have that write.
  public let laggards: [Laggard]

  /// Describes what was seen.
  ///
  /// - Parameters:
  ///   - isReached: whether a majority got the newest write that the primary had when it was asked first.
  ///   - secondsBehind: how many seconds what a majority has was older at the last look.
  ///   - waitedSeconds: for how many seconds the survey waited.
  ///   - laggards: the members that hold data and do not have that write.
  public init(isReached: Bool, secondsBehind: Int = 0, waitedSeconds: Double = 0, laggards: [Laggard] = []) {
    self.isReached = isReached
    self.secondsBehind = secondsBehind
    self.waitedSeconds = waitedSeconds
    self.laggards = laggards
  }
}
