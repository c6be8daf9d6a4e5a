public import Evidence
public import Findings

/// Arbiters must leave the source three members with data, and a sharded destination has none.
public struct Arbiters: Check {
  /// Makes the check.
  public init() {}

  /// Nothing beyond what is asked in any case.
  public let questions: Questions = []

  /// What it judges and why.
  public let about = About(
    id: "arbiters",
    title: "Arbiters do not stand in the way",
    rule: """
      A replica set or shard of the source that has an arbiter has at least three members that hold data. A sharded \
      destination has no arbiter on any shard.
      """,
    rationale: """
      mongosync reads and writes with majority, which a set of two members and an arbiter cannot give while one of \
      them is away; it does not support a sharded destination with arbiters at all.
      """,
    reads: ["replSetGetConfig"],
    privileges: ["replSetGetConfig on the cluster (clusterMonitor)"],
    remedy: "Replace the arbiter by a member that holds data.",
    citations: [
      Citation("P-07", "MongoDB docs, mongosync 1.13 and 1.21: reference/limitations, arbiters")
    ])

  private static let fewest = 3

  /// Judges the configuration of every set of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    for cluster in evidence.clusters {
      for set in judgement.everySet(of: cluster) where set.membershipGap == nil {
        judge(set, of: cluster, &judgement)
      }
    }
    return judgement
  }

  private func judge(_ set: ReplicaSetEvidence, of cluster: ClusterEvidence, _ judgement: inout Judgement) {
    let arbiters = set.members.filter(\.configuration.arbiterOnly)
    let bearing = set.dataBearingMembers.count
    let isSharded = cluster.topology.value == .shardedCluster
    let isAllowed = cluster.role == .source ? bearing >= Self.fewest : !isSharded
    guard let arbiter = arbiters.first else {
      judgement.add(
        Finding(.pass, Subject(cluster.role), "\(set.name) of the \(cluster.role.rawValue) has no arbiter."))
      return
    }
    let seen =
      "\(set.name) of the \(cluster.role.rawValue) has \(Wording.count(bearing, "member", "members")) with data"
    judgement.add(
      Finding(
        isAllowed ? .pass : .fail, Subject(cluster.role, node: arbiter.host), "\(seen) beside an arbiter.",
        explanation: isAllowed
          ? "" : cluster.role == .source ? "It needs three." : "A sharded destination may have no arbiter."))
    guard !isAllowed else { return }
    if !cluster.runsBefore(5, 0), bearing <= set.members.count / 2 + 1 {
      judgement.suggest(Self.explicitWriteConcern(on: cluster.role))
    }
    let host = ShellText.javaScript(arbiter.host)
    judgement.suggest(
      Remedy(
        cluster.role, "Add a member that holds data to \(set.name), then remove the arbiter \(arbiter.host).",
        command: "rs.remove(\(host))"))
  }

  /// Without it the removal is refused, since it would change what `w: 1` was implied by.
  ///
  /// Source: MongoDB docs, server: implicit default write concern; seen on 6.0.27, code 103 of replSetReconfig.
  private static func explicitWriteConcern(on role: ClusterRole) -> Remedy {
    Remedy(
      role,
      """
      Unless a default write concern is set already, set the one that an arbiter implies: otherwise a server from 5.0 \
      on refuses the removal. It can be changed later, not unset.
      """,
      command: "db.adminCommand({ setDefaultRWConcern: 1, defaultWriteConcern: { w: 1 } })")
  }
}
