import TestSupport

/// The servers that scenes are played on, started when first asked for and used again by all later scenes.
actor ClusterPairs {
  private var sets: [String: ReplicaSet] = [:]

  /// The servers of a kind of scene.
  func pair(_ kind: PairKind) async throws -> (source: ReplicaSet, destination: ReplicaSet) {
    let members: [ReplicaSetOptions.Member] =
      kind == .laggingSource ? [.ordinary, .ordinary, .arbiter] : [.ordinary]
    return (
      try await set("source", kind.versions.source, members),
      try await set("destination", kind.versions.destination, [.ordinary])
    )
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
  }
}
