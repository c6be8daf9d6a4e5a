public import Findings
public import MongoClient

/// One of the two clusters to survey, and how to reach its members.
public struct ClusterTarget: Sendable {
  /// Which end of the migration it is.
  public let role: ClusterRole
  /// Where it is and how to log in.
  public let connectionString: ConnectionString
  /// How to log in to the members of its shards, where a cluster's users do not exist.
  public let shardCredentials: ConnectionString?
  /// Where to reach a member whose own name does not lead to it; `host:port` to `host:port`.
  public let hostMap: [String: String]

  /// Describes a cluster.
  ///
  /// - Parameters:
  ///   - role: which end of the migration it is.
  ///   - connectionString: where it is and how to log in.
  ///   - shardCredentials: how to log in to the members of its shards; its hosts are ignored.
  ///   - hostMap: where to reach a member whose own name does not lead to it.
  public init(
    _ role: ClusterRole, _ connectionString: ConnectionString, shardCredentials: ConnectionString? = nil,
    hostMap: [String: String] = [:]
  ) {
    self.role = role
    self.connectionString = connectionString
    self.shardCredentials = shardCredentials
    self.hostMap = hostMap
  }
}
