import Evidence
import Findings

extension Judgement {
  /// The replica sets of a cluster, for a rule that must hold on every one of them and on every member.
  ///
  /// Whatever may be missing from them, sets or members, is recorded as unknown: a rule that holds on all that was seen
  /// does not hold on what was not.
  ///
  /// - Parameter cluster: the cluster.
  /// - Returns: the sets that were seen.
  mutating func everySet(of cluster: ClusterEvidence) -> [ReplicaSetEvidence] {
    let subject = Subject(cluster.role)
    let role = cluster.role.rawValue
    cite(cluster.topology.evidence)
    if let reason = cluster.topology.reason {
      add(Finding(.unknown, subject, "Could not read the topology of the \(role): \(reason)"))
    } else if cluster.topology.value == .shardedCluster, let shards = value(of: cluster.shards, subject, "the shards") {
      let seen = Set(cluster.sets.map(\.name))
      for shard in shards where !seen.contains(shard.id) {
        add(Finding(.unknown, subject, "The shard \(shard.id) of the \(role) was not asked."))
      }
      if shards.isEmpty { add(Finding(.unknown, subject, "The \(role) lists no shard.")) }
    } else if cluster.sets.isEmpty {
      add(Finding(.unknown, subject, "No member of the \(role) could be asked."))
    }
    for set in cluster.sets {
      if let gap = set.membershipGap {
        add(Finding(.unknown, subject, "The list of members of \(set.name) may be incomplete: \(gap.message)"))
      }
      if set.dataBearingMembers.isEmpty {
        add(Finding(.unknown, subject, "No member of \(set.name) that holds data is known."))
      }
    }
    return cluster.sets
  }

  /// The members of a cluster that hold data, for a rule that must hold on every one of them.
  ///
  /// - Parameter cluster: the cluster.
  /// - Returns: the members that are known; what may be missing is recorded as unknown.
  mutating func everyDataBearingMember(of cluster: ClusterEvidence) -> [MemberEvidence] {
    everySet(of: cluster).flatMap(\.dataBearingMembers)
  }
}
