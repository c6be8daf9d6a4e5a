public import Evidence
public import Findings

/// A collection that will be sharded on the destination may have 63 indexes.
public struct IndexCount: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "index-count",
    title: "At most 63 indexes where sharded",
    rule: """
      No collection that is sharded on the destination, as the source has it or as shardingEntries say, has more than \
      63 indexes, that of _id included.
      """,
    rationale: "mongosync needs one of the 64 indexes that a collection may have for itself where it is sharded.",
    reads: ["the catalog ($listCatalog or listIndexes)", "find config.collections", "hello", "the plan"],
    privileges: ["listing indexes and find on the config database (clusterMonitor and readAnyDatabase)"],
    remedy: "Drop an index before the start, and create it again on the destination after the commit.",
    citations: [Citation("C-09", "MongoDB docs, mongosync 1.21: limitations, sharded clusters")])

  private static let limit = 63

  /// Judges the number of indexes of each collection.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let isSharded = judgement.isSharded(evidence.destination) else { return judgement }
    guard isSharded else {
      return Judgement(
        [Finding(.notApplicable, Subject(.destination), "The destination is not sharded.")],
        evidence: judgement.evidence)
    }
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    let crowded = collections.filter { $0.indexes.count > Self.limit }
    if !crowded.isEmpty {
      guard let sharded = shardedNamespaces(evidence, &judgement) else { return judgement }
      for collection in crowded where sharded.contains(collection.namespace) { judge(collection, &judgement) }
    }
    judgement.passIfSilent("No collection to be sharded has more than \(Self.limit) indexes.")
    return judgement
  }

  private func judge(_ collection: CollectionEvidence, _ judgement: inout Judgement) {
    judgement.add(
      Finding(
        .fail, Subject(.source, namespace: collection.namespace),
        "\(collection.namespace) has \(collection.indexes.count) indexes, and will be sharded."))
    judgement.suggest(
      Remedy(
        .source, "See which indexes of \(collection.namespace) are used least, and drop one.",
        command: """
          \(ShellText.collection(collection.namespace)).aggregate([{ $indexStats: {} }, \
          { $sort: { "accesses.ops": 1 } }, { $project: { name: 1, "accesses.ops": 1 } }])
          """))
  }

  /// The collections that will be sharded, or nothing once the unknown is recorded.
  private func shardedNamespaces(_ evidence: Evidence, _ judgement: inout Judgement) -> Set<ExactText>? {
    guard let isSharded = judgement.isSharded(evidence.source) else { return nil }
    if isSharded {
      let observed = evidence.source.shardedCollections
      return judgement.value(of: observed, Subject(.source), "the sharded collections").map {
        $0.map(\.namespace).exactTexts
      }
    }
    guard let entries = evidence.plan.shardingEntries else {
      judgement.add(.withoutShardingEntries)
      judgement.suggest(.giveShardingEntries)
      return nil
    }
    return entries.map(\.namespace).exactTexts
  }
}
