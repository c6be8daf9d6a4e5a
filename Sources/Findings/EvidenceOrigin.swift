/// Who answered a question.
public enum EvidenceOrigin: String, CaseIterable, Hashable, Codable, Sendable {
  /// A server of the cluster that is migrated from.
  case source
  /// A server of the cluster that is migrated to.
  case destination
  /// A mongosync.
  case mongosync

  /// A server of a cluster.
  ///
  /// - Parameter cluster: which end of the migration it is.
  public init(_ cluster: ClusterRole) {
    self =
      switch cluster {
      case .source: .source
      case .destination: .destination
      }
  }

  /// The cluster, where one of its servers answered.
  public var cluster: ClusterRole? { ClusterRole(rawValue: rawValue) }
}
