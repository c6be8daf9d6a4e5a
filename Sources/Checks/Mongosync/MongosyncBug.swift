import Evidence

/// A bug of some versions of mongosync whose effect outlives the migration.
struct MongosyncBug: Sendable {
  /// What kind of clusters a bug shows on.
  enum Condition: Sendable {
    case anyCluster
    case shardedCluster
    case replicaSets
    /// The source runs servers up to 6.0 and the destination 7.0 or later.
    case sixToSeven
  }

  /// The first version that has it.
  let first: ReleaseVersion
  /// The last version that has it.
  let last: ReleaseVersion
  /// Where it needs more than its version: sharded clusters, or something that a replica set alone has.
  let condition: Condition
  /// What it did, to follow the version.
  let effect: String

  /// Whether a version has the bug; one without its third number may be any of its series.
  ///
  /// - Parameter version: the version of mongosync.
  /// - Returns: whether it may have it.
  func affects(_ version: ReleaseVersion) -> Bool { first <= version && version <= last }

  /// Whether the bug can show on two clusters; what is not known of them does not rule it out.
  ///
  /// - Parameter evidence: both clusters.
  /// - Returns: whether it can.
  func canShow(on evidence: Evidence) -> Bool {
    let kinds = evidence.clusters.map(\.topology.value)
    switch condition {
    case .anyCluster: return true
    case .shardedCluster: return kinds.contains(.shardedCluster) || kinds.contains(nil)
    case .replicaSets: return !kinds.allSatisfy { $0 == .shardedCluster }
    case .sixToSeven:
      let source = Self.versions(of: evidence.source)
      let destination = Self.versions(of: evidence.destination)
      return (source.isEmpty || source.contains { $0.series <= ReleaseVersion(6, 0) })
        && (destination.isEmpty || destination.contains { $0 >= ReleaseVersion(7, 0) })
    }
  }

  private static func versions(of cluster: ClusterEvidence) -> [ReleaseVersion] {
    cluster.sets.flatMap(\.dataBearingMembers).compactMap(\.version.value)
  }

  /// Bugs that could leave the destination different from the source.
  ///
  /// Source: MongoDB docs, mongosync release notes 1.3 to 1.7.
  static let all = [
    bug((1, 0, 0), (1, 2, 99), .replicaSets, "could lose documents of clustered collections on replica sets"),
    bug((1, 0, 0), (1, 3, 99), .anyCluster, "could lose documents whose _ids become the same text"),
    bug(
      (1, 1, 0), (1, 7, 1), .shardedCluster, "could miss documents of sharded clusters whose balancer was on"),
    bug((1, 5, 0), (1, 5, 99), .anyCluster, "could miss a change of a document during the copy"),
    bug(
      (1, 5, 0), (1, 7, 1), .anyCluster, "could miss documents when it read from a secondary that lagged behind"),
    bug(
      (1, 5, 0), (1, 7, 1), .anyCluster,
      "could leave differences where it was ended or paused while it copied collections with _ids of several types"),
    bug(
      (1, 0, 0), (1, 7, 2), .anyCluster,
      "could miss changes, leave indexes out or too many, and ignore pre-images set by collMod, where it was resumed"),
    bug((1, 7, 0), (1, 7, 2), .sixToSeven, "could give capped collections another size"),
  ]

  private static func bug(
    _ first: (Int, Int, Int), _ last: (Int, Int, Int), _ condition: Condition, _ effect: String
  ) -> MongosyncBug {
    MongosyncBug(
      first: ReleaseVersion(first.0, first.1, first.2), last: ReleaseVersion(last.0, last.1, last.2),
      condition: condition, effect: effect)
  }
}
