/// The thing a finding is about, as exactly as it is known.
public struct Subject: Hashable, Codable, Sendable {
  /// The cluster, unless the finding is about the plan or about both clusters.
  public let cluster: ClusterRole?
  /// A member's address, `host:port`.
  public let node: String?
  /// A database, or a collection as `database.collection`.
  public let namespace: String?
  /// An index's name.
  public let index: String?

  /// Names a subject.
  ///
  /// - Parameters:
  ///   - cluster: the cluster, if the finding is about one.
  ///   - node: a member's address, `host:port`.
  ///   - namespace: a database, or `database.collection`.
  ///   - index: an index's name.
  public init(
    _ cluster: ClusterRole? = nil, node: String? = nil, namespace: String? = nil, index: String? = nil
  ) {
    self.cluster = cluster
    self.node = node
    self.namespace = namespace
    self.index = index
  }

  /// Whether two subjects are the same, byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    left.cluster == right.cluster && left.node.isExactly(right.node) && left.namespace.isExactly(right.namespace)
      && left.index.isExactly(right.index)
  }

  /// The parts that are known, broadest first, for a renderer to join and escape.
  public var parts: [String] { [cluster?.rawValue, node, namespace, index].compactMap(\.self) }
}
