import Findings

/// A cluster on the page.
struct HTMLCluster {
  let role: String
  let address: String
  let topology: String
  let featureCompatibilityVersion: String
  let hasMembers: Bool
  let members: [AuditReport.MemberSummary]

  /// Lays a cluster out.
  ///
  /// - Parameter cluster: the cluster.
  init(_ cluster: AuditReport.ClusterSummary) {
    role = cluster.role == .source ? "Source" : "Destination"
    address = cluster.address
    topology = cluster.topology
    featureCompatibilityVersion = cluster.featureCompatibilityVersion
    hasMembers = !cluster.members.isEmpty
    members = cluster.members
  }
}
