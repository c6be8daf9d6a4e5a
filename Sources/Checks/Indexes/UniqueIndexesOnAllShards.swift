public import Evidence
public import Findings

/// Every shard that owns chunks of a collection must have the same unique indexes on it.
public struct UniqueIndexesOnAllShards: Check {
  /// Makes the check.
  public init() {}

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
    reads: ["find config.collections, config.chunks", "each shard's catalog ($listCatalog or listIndexes)"],
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
    let catalogs = uniqueIndexes(of: cluster, owning: owners, &judgement)
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

  /// The names of the unique indexes by shard and collection; shards whose catalog could not be read are left out.
  private func uniqueIndexes(
    of cluster: ClusterEvidence, owning owners: [ChunkOwners], _ judgement: inout Judgement
  ) -> [String: [String: Set<String>]] {
    var catalogs: [String: [String: Set<String>]] = [:]
    for shard in Set(owners.flatMap(\.shards)).sorted() {
      guard let set = cluster.sets.first(where: { $0.name == shard }) else {
        judgement.add(Finding(.unknown, Subject(.source), "The shard \(shard), which owns chunks, was not asked."))
        continue
      }
      let what = "the indexes of the shard \(shard)"
      guard let catalog = judgement.value(of: set.catalog, Subject(.source), what) else { continue }
      catalogs[shard] = Dictionary(
        catalog.map { ($0.namespace, Set($0.uniqueSecondaryIndexes.map(\.name))) }, uniquingKeysWith: { $0.union($1) })
    }
    return catalogs
  }

  private func judge(
    _ collection: ChunkOwners, _ catalogs: [String: [String: Set<String>]], _ judgement: inout Judgement
  ) {
    let namespace = collection.namespace
    if collection.shards.isEmpty {
      judgement.add(
        Finding(.unknown, Subject(.source, namespace: namespace), "No shard is known to own chunks of \(namespace)."))
    }
    let all = collection.shards.reduce(into: Set<String>()) { $0.formUnion(catalogs[$1]?[namespace] ?? []) }
    for index in all.sorted() {
      let missing = collection.shards.filter { shard in
        catalogs[shard].map { !($0[namespace] ?? []).contains(index) } ?? false
      }
      guard !missing.isEmpty else { continue }
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: namespace, index: index),
          "The unique index \(index) of \(namespace) is missing on \(missing.joined(separator: ", "))."))
      judgement.suggest(
        Remedy(
          .source,
          "Compare the index \(index) on the shards, connected to a mongos; create it anew so that every shard has it.",
          command: """
            \(ShellText.collection(namespace)).aggregate([{ $indexStats: {} }, \
            { $match: { name: \(ShellText.javaScript(index)) } }, { $project: { shard: 1, spec: 1 } }])
            """))
    }
  }

  private static func collections(_ count: Int) -> String {
    Wording.count(count, "sharded collection", "sharded collections")
  }
}
