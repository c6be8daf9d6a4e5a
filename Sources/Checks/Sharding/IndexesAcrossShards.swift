public import Evidence
public import Findings

/// Every shard that owns chunks of a collection must have the same indexes on it.
public struct IndexesAcrossShards: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "indexes-across-shards",
    title: "Indexes alike on all shards",
    rule: """
      On a sharded source each shard that owns chunks of a collection that is copied has the same indexes on it, \
      alike in key and options; ns and background do not count. An index that a shard lacks is a warning for \
      mongosync before 1.14 on a source of 6.0 or later.
      """,
    rationale: """
      mongosync stops with an error where the definitions of an index differ, and from 1.14 on where a shard lacks \
      it; before, it silently left such an index out.
      """,
    reads: [
      "find config.collections, config.chunks",
      "each shard's catalog ($listCatalog or listIndexes; $listCatalog through the router where the shard refuses)",
    ],
    privileges: ["find on the config database and listing indexes on each shard (clusterMonitor, readAnyDatabase)"],
    remedy: "Drop the index where it is astray, or create it anew on all shards, connected to a mongos.",
    citations: [
      Citation("C-10", "MongoDB docs, mongosync 1.21: limitations, sharded clusters; pre-6.0 migrations"),
      Citation("C-10", "MongoDB docs, server: finding inconsistent indexes across shards"),
    ])

  private static let ignored: Set<String> = ["ns", "background"]

  /// Judges every sharded collection of the source that is copied.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let isSharded = judgement.isSharded(evidence.source) else { return judgement }
    guard isSharded else {
      judgement.add(Finding(.notApplicable, Subject(.source), "The source is not sharded."))
      return judgement
    }
    let observed = evidence.source.chunkOwners
    guard let all = judgement.value(of: observed, Subject(.source), "the owners of the chunks") else {
      return judgement
    }
    let scope = MigrationScope(evidence.plan)
    let owners = all.filter { scope.includes(namespace: $0.namespace) }
    let lacking = outcomeOfLack(evidence)
    let catalogs = ShardCatalogs(of: evidence.source, owning: owners, &judgement)
    for collection in owners {
      judge(collection, catalogs.indexes(of: collection), lacking, &judgement)
    }
    let count = Wording.count(owners.count, "sharded collection", "sharded collections")
    judgement.passIfSilent("The shards of the source agree on the indexes of \(count).")
    return judgement
  }

  /// An unknown version is judged like the present ones.
  private func outcomeOfLack(_ evidence: Evidence) -> Outcome {
    let versions = evidence.source.sets.flatMap(\.dataBearingMembers).compactMap(\.version.value)
    let isOlder = versions.contains { $0 < ReleaseVersion(6, 0) }
    return evidence.plan.mongosyncHas(.refusesUnevenIndexes) == false && !isOlder ? .warn : .fail
  }

  private func judge(
    _ collection: ChunkOwners, _ shards: [(shard: String, indexes: [IndexEvidence])], _ lacking: Outcome,
    _ judgement: inout Judgement
  ) {
    let namespace = collection.namespace
    if collection.shards.isEmpty {
      judgement.add(
        Finding(.unknown, Subject(.source, namespace: namespace), "No shard is known to own chunks of \(namespace)."))
    }
    for name in shards.flatMap(\.indexes).map(\.name).exactTexts.sorted().map(\.text) {
      let having = shards.compactMap { shard, indexes in
        indexes.first { $0.name.isExactly(name) }.map { (shard: shard, index: $0.without(Self.ignored)) }
      }
      let missing = shards.map(\.shard).filter { shard in !having.contains { $0.shard == shard } }
      let variants = Dictionary(grouping: having, by: \.index)
      guard !missing.isEmpty || variants.count > 1 else { continue }
      let subject = Subject(.source, namespace: namespace, index: name)
      if variants.count > 1 {
        judgement.add(
          Finding(
            .fail, subject, "The index \(name) of \(namespace) is defined differently on its shards.",
            explanation: "It is not the same on \(Wording.list(having.map(\.shard)))."))
      }
      if !missing.isEmpty {
        judgement.add(
          Finding(lacking, subject, "The index \(name) of \(namespace) is missing on \(Wording.list(missing))."))
      }
      judgement.suggest(
        Remedy(
          .source,
          "Compare the index \(name) on the shards, connected to a mongos; drop it, or create it anew on all shards.",
          command: .comparingIndex(name, of: namespace)))
    }
  }
}

extension IndexEvidence {
  /// The same index without some of its options.
  fileprivate func without(_ ignored: Set<String>) -> IndexEvidence {
    IndexEvidence(name: name, key: key, options: options.filter { !ignored.contains($0.key) })
  }
}

extension String {
  /// The mongosh command that shows an index as each shard has it.
  ///
  /// - Parameters:
  ///   - index: the index's name.
  ///   - namespace: its collection.
  /// - Returns: the command.
  static func comparingIndex(_ index: String, of namespace: String) -> String {
    """
    \(ShellText.collection(namespace)).aggregate([{ $indexStats: {} }, \
    { $match: { name: \(ShellText.javaScript(index)) } }, { $project: { shard: 1, spec: 1 } }])
    """
  }
}
