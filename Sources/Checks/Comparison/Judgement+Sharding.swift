import Evidence
import Findings

extension Judgement {
  /// Whether each cluster is sharded.
  ///
  /// - Parameter evidence: all that was seen.
  /// - Returns: the two answers; nothing once it is recorded which topology could not be read.
  mutating func sharding(of evidence: Evidence) -> (source: Bool, destination: Bool)? {
    let topologies = evidence.clusters.map { cluster in
      value(of: cluster.topology, Subject(cluster.role), "the topology of the \(cluster.role.rawValue)")
    }
    guard case .some(.some(let source)) = topologies.first, case .some(.some(let destination)) = topologies.last else {
      return nil
    }
    return (source == .shardedCluster, destination == .shardedCluster)
  }

  /// One observation of both clusters.
  ///
  /// - Parameters:
  ///   - path: the observation.
  ///   - evidence: all that was seen.
  ///   - what: what it tells, to be followed by the name of the cluster.
  ///   - canBeSettled: whether a person can find out by a remedy given, and attest to it.
  /// - Returns: the two values; nothing once it is recorded which could not be read.
  mutating func both<Value>(
    _ path: KeyPath<ClusterEvidence, Observed<Value>>, of evidence: Evidence, _ what: String,
    canBeSettled: Bool = false
  ) -> (source: Value, destination: Value)? {
    let read = evidence.clusters.map { cluster in
      value(
        of: cluster[keyPath: path], Subject(cluster.role), "\(what) of the \(cluster.role.rawValue)",
        canBeSettled: canBeSettled)
    }
    guard case .some(.some(let source)) = read.first, case .some(.some(let destination)) = read.last else { return nil }
    return (source, destination)
  }
}
