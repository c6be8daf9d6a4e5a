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
  /// `false` where the member builds no indexes, else nothing, so that evidence of older versions reads the same.
  private let buildIndexes: Bool?

  /// Describes a member.
  ///
  /// - Parameters:
  ///   - host: its address, `host:port`.
  ///   - hidden: whether it is kept from drivers.
  ///   - arbiterOnly: whether it only votes.
  ///   - delaySeconds: its delay behind the primary.
  ///   - buildsIndexes: whether it has the indexes of the set besides those of `_id`.
  public init(
    host: String, hidden: Bool = false, arbiterOnly: Bool = false, delaySeconds: Int = 0, buildsIndexes: Bool = true
  ) {
    self.host = host
    self.hidden = hidden
    self.arbiterOnly = arbiterOnly
    self.delaySeconds = delaySeconds
    buildIndexes = buildsIndexes ? nil : false
  }

  /// Whether it has the indexes of the set besides those of `_id`.
  ///
  /// Source: MongoDB docs, server 6.0: replica set configuration, `members[n].buildIndexes`.
  public var buildsIndexes: Bool { buildIndexes ?? true }
}
