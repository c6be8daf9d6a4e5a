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
    let host = ShellText.javaScript(arbiter.host)
    judgement.suggest(
      Remedy(
        cluster.role, "Add a member that holds data to \(set.name), then remove the arbiter \(arbiter.host).",
        command: "rs.remove(\(host))"))
  }
}
