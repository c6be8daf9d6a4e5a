public import Evidence
public import Findings

/// Strings must be compared on the destination as on the source.
public struct SameCollations: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-collations",
    title: "Same collations",
    rule: """
      Each collection, view and index that both clusters have has the same collation on both. Indexes that follow \
      their collection are judged with it.
      """,
    rationale: """
      A collation decides which strings are equal: with another one, queries find other documents, an index is not \
      used, and a unique index refuses or admits others.
      """,
    reads: ["the catalog ($listCatalog or listCollections and listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("collation"), .indexOption("collation")],
    remedy: "A collation cannot be changed: build the index anew, or copy the collection again into one that has it.",
    citations: [
      Citation("E-08", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("E-07", "MongoDB docs, server: collation"),
    ])

  /// Judges every collection, view and index that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    for twin in catalogs.twins {
      let (source, destination) = (twin.source.options["collation"], twin.destination.options["collation"])
      if source != destination {
        judgement.add(
          Difference("The collation of \(twin.namespace)", source, destination).finding(.fail, twin.subject))
        judgement.suggest(.copyAgain)
      }
    }
    for index in catalogs.indexTwins { judge(index, &judgement) }
    let count = Wording.count(catalogs.twins.count, "collection or view", "collections and views")
    judgement.conclude(
      comparing: catalogs.twins.count, "The collations of \(count) and of their indexes agree.",
      orElse: "There is no collection that both clusters have.", in: catalogs)
    return judgement
  }

  private func judge(_ index: IndexTwins.Twin, _ judgement: inout Judgement) {
    let (source, destination) = (index.source.options["collation"], index.destination.options["collation"])
    let follows =
      source == index.collection.source.options["collation"]
      && destination == index.collection.destination.options["collation"]
    guard source != destination, !follows else { return }
    judgement.add(
      Difference("The collation of \(index.lowercaseName)", source, destination).finding(.fail, index.subject))
    judgement.rebuild(index)
  }
}
