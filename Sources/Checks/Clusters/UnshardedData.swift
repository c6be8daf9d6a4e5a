import Evidence

/// How much of the source's data one shard of the destination may have to take, because it is not sharded.
///
/// Source: MongoDB docs, mongosync: mongosync-behavior, primary shards: unsharded collections lie on the primary shard of
/// their database, which is chosen in turn.
struct UnshardedData {
  /// The largest database that holds, or may hold, an unsharded collection, as one shard of the source has it.
  let largest: DatabaseSize?
  /// The largest database of which it is known that no collection is sharded.
  let largestWhole: DatabaseSize?

  /// Looks for it.
  ///
  /// - Parameter evidence: the sizes of the source's databases, and which of its collections are sharded.
  init(of evidence: Evidence) {
    let source = evidence.source
    let sharded: Set<ExactText>? =
      source.topology.value == .shardedCluster
      ? source.shardedCollections.value.map { $0.map(\.namespace).exactTexts }
      : (evidence.plan.shardingEntries ?? []).map(\.namespace).exactTexts
    let collections = source.collections.value.map { collections in
      Dictionary(grouping: collections.filter { $0.type != "view" }) { ExactText($0.database) }
    }
    let databases = source.sets.compactMap(\.primary?.dataSize.value).flatMap(\.databases)
    let holding = databases.compactMap { database -> (size: DatabaseSize, isWhole: Bool)? in
      guard let sharded, let collections else { return (database, false) }
      let held = collections[ExactText(database.name)] ?? []
      let unsharded = held.filter { !sharded.contains($0.namespace) }
      return unsharded.isEmpty && !held.isEmpty ? nil : (database, unsharded.count == held.count)
    }
    largest = holding.map(\.size).max { $0.bytes < $1.bytes }
    largestWhole = holding.filter(\.isWhole).map(\.size).max { $0.bytes < $1.bytes }
  }
}
