public import Evidence
public import Findings

/// On sharded clusters no collection that is copied may have a collation of its own.
public struct Collations: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "collations",
    title: "No collations on sharded clusters",
    rule: """
      Where one of the clusters is sharded, no collection that is copied, sharded or not, has a collation other than \
      the default. An index with a collation of its own on a collection without one is a warning.
      """,
    rationale: "mongosync does not support collections with a collation on sharded clusters.",
    reads: ["the catalog ($listCatalog or listCollections and listIndexes)", "hello"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("collation"), .indexOption("collation")],
    remedy: "Leave the collection out by a filter, or copy it into one without a collation before the start.",
    citations: [Citation("C-11", "MongoDB docs, mongosync 1.21: limitations, sharded clusters")])

  /// Judges the source's collections and indexes.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let kinds = evidence.clusters.map { judgement.isSharded($0) }
    if kinds.allSatisfy({ $0 == false }) {
      judgement.add(Finding(.notApplicable, Subject(), "Neither cluster is sharded."))
      return judgement
    }
    guard kinds.contains(true) else { return judgement }
    // One sharded cluster decides, whatever the other may be.
    judgement.findings = []
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections where collection.type != "view" { judge(collection, evidence, &judgement) }
    judgement.passIfSilent("No collection to be copied has a collation of its own.")
    return judgement
  }

  /// Whether it is surely sharded neither on the source nor, from a replica set, on the destination.
  private static func isUnsharded(_ collection: CollectionEvidence, _ evidence: Evidence) -> Bool {
    if evidence.source.topology.value == .shardedCluster {
      return evidence.source.shardedCollections.value.map { sharded in
        !sharded.contains { $0.namespace.isExactly(collection.namespace) }
      } ?? false
    }
    return evidence.plan.shardingEntries.map { entries in
      !entries.contains { $0.namespace.isExactly(collection.namespace) }
    } ?? false
  }

  private func judge(_ collection: CollectionEvidence, _ evidence: Evidence, _ judgement: inout Judgement) {
    let namespace = collection.namespace
    if collection.options["collation"].map(\.isCollation) == true {
      let isLenient =
        evidence.plan.mongosyncHas(.refusesUnshardedCollations) == false && Self.isUnsharded(collection, evidence)
      judgement.add(
        Finding(
          isLenient ? .warn : .fail, Subject(.source, namespace: namespace),
          "\(namespace) has a collation other than the default.",
          explanation: isLenient ? "It is not sharded, and up to 1.18 the rule is for sharded collections alone." : ""))
      judgement.suggest(.leaveOut(collection.name, in: collection.database))
      return
    }
    for index in collection.indexes where index.options["collation"].map(\.isCollation) == true {
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: namespace, index: index.name),
          "The index \(index.name) of \(namespace) has a collation of its own.",
          explanation: "The documentation rules collations of collections out, and does not speak of those of indexes.")
      )
      judgement.suggest(
        .dropIndex(
          "Drop \(index.name) for the time of the migration, if its queries allow it.", index.name, of: namespace))
    }
  }
}

extension OptionValue {
  /// Whether it is a collation that compares otherwise than byte by byte.
  fileprivate var isCollation: Bool { !canonical.contains(#""locale" : "simple""#) }
}
