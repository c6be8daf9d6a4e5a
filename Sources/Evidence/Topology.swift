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
