import Evidence
import Findings

extension Judgement {
  /// The collections of the source that the migration copies.
  ///
  /// - Parameter evidence: the source's catalog and the plan's filter.
  /// - Returns: the collections, or nothing once the unknown is recorded.
  mutating func copiedCollections(_ evidence: Evidence) -> [CollectionEvidence]? {
    let scope = MigrationScope(evidence.plan)
    return value(of: evidence.source.collections, Subject(.source), "the collections of the source")?
      .filter(scope.includes)
  }

  /// Says that a rule holds on all that was seen, unless something else has been said.
  ///
  /// - Parameters:
  ///   - summary: what was seen, in one sentence.
  ///   - cluster: the cluster that it is about.
  mutating func passIfSilent(_ summary: String, on cluster: ClusterRole? = .source) {
    if findings.isEmpty { add(Finding(.pass, Subject(cluster), summary)) }
  }

  /// Whether a cluster is sharded.
  ///
  /// - Parameter cluster: the cluster.
  /// - Returns: whether it is, or nothing once the unknown is recorded.
  mutating func isSharded(_ cluster: ClusterEvidence) -> Bool? {
    let role = cluster.role
    return value(of: cluster.topology, Subject(role), "the topology of the \(role.rawValue)").map {
      $0 == .shardedCluster
    }
  }
}
