import Evidence

/// Which parameters of mongosync's start request there are, by its version.
///
/// Source: MongoDB docs, mongosync 1.13 to 1.22: reference/api/start; release notes 1.3, 1.9 to 1.12, 1.14 to 1.17, 1.20.
enum StartRequest {
  /// The first version of mongosync that knows a value of `buildIndexes`.
  ///
  /// - Parameter value: the value.
  /// - Returns: the version, or nothing for a value that no version knows.
  static func first(withBuildIndexes value: String) -> ReleaseVersion? {
    switch value {
    case "never", "beforeDataCopy": ReleaseVersion(1, 3)
    case "excludeHashed": ReleaseVersion(1, 14)
    case "afterDataCopy", "excludeHashedAfterCopy": ReleaseVersion(1, 16)
    default: nil
    }
  }

  /// Whether the embedded verifier runs unless it is switched off.
  ///
  /// - Parameters:
  ///   - plan: what the operator says.
  ///   - isSharded: whether one of the clusters is sharded.
  /// - Returns: whether it runs; nothing where only the version could tell.
  static func verifies(_ plan: Plan, isSharded: Bool) -> Bool? {
    guard plan.verifier != false else { return false }
    return plan.mongosyncHas(isSharded ? .verifiesShardedClusters : .verifiesReplicaSets)
  }
}

extension Evidence {
  /// Whether the embedded verifier runs in this migration; nothing where that cannot be told.
  var verifies: Bool? {
    guard plan.verifier != false else { return false }
    let kinds = clusters.compactMap(\.topology.value)
    if kinds.contains(.shardedCluster) { return StartRequest.verifies(plan, isSharded: true) }
    if kinds.count == 2 { return StartRequest.verifies(plan, isSharded: false) }
    let answers = Set([true, false].map { StartRequest.verifies(plan, isSharded: $0) })
    return answers.count == 1 ? answers.first ?? nil : nil
  }

  /// Whether the source runs servers older than 6.0, as far as its members tell.
  var isSourceBeforeSix: Bool? {
    let versions = source.sets.flatMap(\.dataBearingMembers).compactMap(\.version.value)
    return versions.isEmpty ? nil : versions.contains { $0 < ReleaseVersion(6, 0) }
  }
}
