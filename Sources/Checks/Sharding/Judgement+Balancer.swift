import Evidence
import Findings

extension Judgement {
  /// The balancer of a cluster.
  ///
  /// - Parameter cluster: the cluster.
  /// - Returns: the balancer; nothing once it is recorded that the cluster has none or that it could not be read.
  mutating func balancer(of cluster: ClusterEvidence) -> BalancerEvidence? {
    let subject = Subject(cluster.role)
    guard let topology = value(of: cluster.topology, subject, "the topology of the \(cluster.role.rawValue)") else {
      return nil
    }
    guard topology == .shardedCluster else {
      add(Finding(.notApplicable, subject, "The \(cluster.role.rawValue) is not sharded and has no balancer."))
      return nil
    }
    return value(of: cluster.balancer, subject, "the balancer of the \(cluster.role.rawValue)")
  }
}
