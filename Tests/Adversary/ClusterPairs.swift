import TestSupport

/// The servers that scenes are played on, started when first asked for and used again by all later scenes.
actor ClusterPairs {
  private var sets: [String: ReplicaSet] = [:]
  private var routed: [String: ShardedCluster] = [:]

  /// The clusters of a kind of scene.
  func pair(_ kind: PairKind) async throws -> (source: any SceneCluster, destination: any SceneCluster) {
    guard kind != .routed else {
      return (
        RoutedFilling(cluster: try await cluster("source", shards: 2), offset: 0),
        RoutedFilling(cluster: try await cluster("destination", shards: 3), offset: 1)
      )
    }
    let members: [ReplicaSetOptions.Member] =
      kind == .laggingSource ? [.ordinary, .ordinary, .arbiter] : [.ordinary]
    return (
      ClusterFilling(set: try await set("source", kind.versions.source, members)),
      ClusterFilling(set: try await set("destination", kind.versions.destination, [.ordinary]))
    )
  }

  private func cluster(_ name: String, shards: Int) async throws -> ShardedCluster {
    if let cluster = routed[name] { return cluster }
    let cluster = try await ShardedCluster.start(
      ShardedClusterOptions(name: "routed-\(name)", shards: Array(repeating: [.ordinary], count: shards)))
    routed[name] = cluster
    return cluster
  }

  private func set(
    _ side: String, _ version: MongodVersion, _ members: [ReplicaSetOptions.Member]
  ) async throws -> ReplicaSet {
    let name = "\(side)-\(version.rawValue.filter(\.isNumber))-\(members.count)"
    if let set = sets[name] { return set }
    var options = ReplicaSetOptions(name: name, members: members, version: version)
    options.server.parameters["enableTestCommands"] = "1"
    let set = try await ReplicaSet.start(options)
    sets[name] = set
    return set
  }

  /// Ends all servers.
  func stop() async {
    for set in sets.values { await set.stop() }
    for cluster in routed.values { await cluster.stop() }
  }
}
