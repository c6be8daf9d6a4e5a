public import Evidence
public import Findings

/// Every shard that owns chunks of a collection must have the same unique indexes on it.
public struct UniqueIndexesOnAllShards: Check {
  private let beforeStart: Bool

  /// Makes the check.
  ///
  /// - Parameter beforeStart: whether the migration is not yet begun, and the check matters only if it is to be
  ///   reversible.
  public init(beforeStart: Bool = false) { self.beforeStart = beforeStart }

  /// What it judges and why.
  public let about = About(
    id: "unique-indexes-on-all-shards",
    title: "Unique indexes on all shards",
    rule: """
      On the original source, each shard that owns chunks of a sharded collection has the same unique indexes on it, \
      compared by name. On a replica set this cannot arise.
      """,
    rationale: """
      A unique index that only some shards have is not supported by a reverse. It comes about when an index build \
      failed on one shard, or when an index was made on a shard directly.
      """,
    reads: [
      "find config.collections, config.chunks",
      "each shard's catalog ($listCatalog or listIndexes; $listCatalog through the router where the shard refuses)",
    ],
    privileges: ["find on the config database and listing indexes on each shard (clusterMonitor, readAnyDatabase)"],
    claims: [.indexOption("unique")],
    remedy: "Create the missing index on all shards, connected to a mongos, or drop it on the shards that have it.",
    citations: [
      Citation("V-13", "MongoDB docs, mongosync 1.13 and 1.21: limitations, reversing"),
      Citation("C-19", "MongoDB docs, server: finding inconsistent indexes across shards"),
    ])

  /// Judges every sharded collection of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    if beforeStart, let exemption = Finding.exemptUnlessReversible(evidence.plan) { return Judgement([exemption]) }
    let cluster = evidence.source
    let subject = Subject(.source)
    guard let topology = judgement.value(of: cluster.topology, subject, "the topology of the source") else {
      return judgement
    }
    guard topology == .shardedCluster else {
      judgement.add(Finding(.notApplicable, subject, "The source is not sharded."))
      return judgement
    }
    guard let owners = judgement.value(of: cluster.chunkOwners, subject, "the owners of the chunks") else {
      return judgement
    }
    let catalogs = ShardCatalogs(of: cluster, owning: owners, &judgement)
    for collection in owners { judge(collection, catalogs, &judgement) }
    if !judgement.findings.contains(where: { $0.outcome < .pass }) {
      judgement.add(
        Finding(
          .pass, subject,
          owners.isEmpty
            ? "The source has no sharded collection."
            : "The shards of the source agree on the unique indexes of \(Self.collections(owners.count))."))
    }
    return judgement
  }

  private func judge(_ collection: ChunkOwners, _ catalogs: ShardCatalogs, _ judgement: inout Judgement) {
    let namespace = collection.namespace
    if collection.shards.isEmpty {
      judgement.add(
        Finding(.unknown, Subject(.source, namespace: namespace), "No shard is known to own chunks of \(namespace)."))
    }
    let seen = catalogs.indexes(of: collection).map { shard, indexes in
      (shard: shard, names: indexes.filter(\.isUniqueSecondary).map(\.name).exactTexts)
    }
    for index in seen.reduce(into: Set<ExactText>(), { $0.formUnion($1.names) }).sorted().map(\.text) {
      let missing = seen.filter { !$0.names.contains(index) }.map(\.shard)
      guard !missing.isEmpty else { continue }
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: namespace, index: index),
          "The unique index \(index) of \(namespace) is missing on \(missing.joined(separator: ", "))."))
      judgement.suggest(
        Remedy(
          .source,
          "Compare the index \(index) on the shards, connected to a mongos; create it anew so that every shard has it.",
          command: .comparingIndex(index, of: namespace)))
    }
  }

  private static func collections(_ count: Int) -> String {
    Wording.count(count, "sharded collection", "sharded collections")
  }
}
