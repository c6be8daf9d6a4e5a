/// What a replica set's configuration says of one member.
public struct MemberConfiguration: Hashable, Codable, Sendable {
  /// Its address, `host:port`.
  public let host: String
  /// Whether it is kept from drivers.
  public let hidden: Bool
  /// Whether it only votes and holds no data.
  public let arbiterOnly: Bool
  /// Its delay behind the primary in seconds.
  public let delaySeconds: Int

  /// Describes a member.
  ///
  /// - Parameters:
  ///   - host: its address, `host:port`.
  ///   - hidden: whether it is kept from drivers.
  ///   - arbiterOnly: whether it only votes.
  ///   - delaySeconds: its delay behind the primary.
  public init(host: String, hidden: Bool = false, arbiterOnly: Bool = false, delaySeconds: Int = 0) {
    self.host = host
    self.hidden = hidden
    self.arbiterOnly = arbiterOnly
    self.delaySeconds = delaySeconds
  }
}
