/// The shape of a cluster, as its members say it.
public enum Topology: Hashable, Codable, Sendable {
  case standalone
  case replicaSet(name: String)
  case shardedCluster

  /// The shape in words.
  public var name: String {
    switch self {
    case .standalone: "standalone"
    case .replicaSet(let name): "replica set \(name)"
    case .shardedCluster: "sharded cluster"
    }
  }
}

/// One document of `config.shards`.
public struct Shard: Hashable, Codable, Sendable {
  /// The shard's name.
  public let id: String
  /// Its replica set and some of its members, `set/host:port,host:port`.
  public let host: String

  /// Names a shard.
  ///
  /// - Parameters:
  ///   - id: the shard's name.
  ///   - host: its replica set and some of its members, `set/host:port,…`.
  public init(id: String, host: String) {
    self.id = id
    self.host = host
  }

  /// The members that the shard's entry names.
  public var seeds: [String] {
    let list = host.split(separator: "/", maxSplits: 1).last ?? ""
    return list.split(separator: ",").map(String.init)
  }
}

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
