import Evidence
import MongoClient

/// How to log in to the members of one set.
struct MemberLogin: Sendable {
  /// Whose credentials to use, if not those of the cluster.
  let credentials: ConnectionString?
  /// Whether the set is a shard, on which the cluster's users do not exist.
  let isShard: Bool
  /// What a member that only a reply names must prove before it is sent the login.
  var proof = RequiredProof.impossible
  /// Hosts that DNS names for the operator's connection string.
  var seeds: [String] = []

  /// How to log in to the members of a cluster that is one replica set, where its users exist.
  static func asToTheCluster(enteredBy node: ClusterNode) -> MemberLogin {
    MemberLogin(credentials: nil, isShard: false, seeds: node.pool.seeds)
  }

  /// A refusal with its likely cause on a shard.
  ///
  /// - Parameter refusal: the refusal.
  /// - Returns: the same, explained where a login of the shard's own would have been needed.
  func explaining(_ refusal: Refusal) -> Refusal {
    guard isShard, credentials == nil, refusal.kind == .authenticationFailed || refusal.kind == .unauthorized else {
      return refusal
    }
    let hint = "A sharded cluster's users do not exist on its shards: give --shard-credentials."
    return Refusal(refusal.kind, "\(refusal.message) \(hint)", code: refusal.code)
  }
}
