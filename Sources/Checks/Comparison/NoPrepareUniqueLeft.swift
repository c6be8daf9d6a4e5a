public import Evidence
public import Findings

/// No index of the destination may be left on its way to being unique.
public struct NoPrepareUniqueLeft: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "no-prepare-unique-left",
    title: "No index left in prepareUnique",
    rule: "No index of the destination's user collections is prepareUnique, unless it is so on the source too.",
    rationale: """
      prepareUnique refuses new duplicates and vouches for nothing that is there already. It is how indexes are \
      between canWrite and COMMITTED; mongosync up to 1.10 could leave them so.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("prepareUnique")],
    remedy: "Wait until mongosync reports COMMITTED; after that, finish the conversion with collMod or reset it.",
    citations: [
      Citation("E-01", "MongoDB docs, mongosync release notes 1.11"),
      Citation("E-01", "MongoDB docs, mongosync: finalize cutover process, canWrite and COMMITTED"),
    ])

  /// Judges every index of the destination.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let prepared = catalogs.destination.flatMap { collection in
      collection.indexes.filter(\.isPrepareUnique).map { (collection, $0) }
    }
    let originals = prepared.isEmpty ? [:] : Self.byNamespace(catalogs.source)
    for (collection, index) in prepared {
      let original = originals[ExactText(collection.namespace)]?.indexes.first {
        ExactText($0.name) == ExactText(index.name)
      }
      judge(index, of: collection, like: original, &judgement)
    }
    judgement.conclude(
      comparing: catalogs.destination.count, "No index of the destination is prepareUnique.",
      orElse: "The destination holds no user collection.", in: catalogs)
    return judgement
  }

  private func judge(
    _ index: IndexEvidence, of collection: CollectionEvidence, like original: IndexEvidence?,
    _ judgement: inout Judgement
  ) {
    let subject = Subject(.destination, namespace: collection.namespace, index: index.name)
    let name = "The index \(index.name) of \(collection.namespace)"
    if original?.isPrepareUnique == true {
      judgement.add(
        Finding(
          .warn, subject, "\(name) is prepareUnique on both clusters.",
          explanation: "The conversion was begun before the sync, and is to be finished or reset."))
    } else {
      let was = original.map { $0.isUnique ? "unique" : "not unique" } ?? "not there"
      judgement.add(
        Finding(.fail, subject, "\(name) is left prepareUnique on the destination; on the source it is \(was)."))
    }
    if original?.isUnique == false && original?.isPrepareUnique == false {
      judgement.suggest(
        .changeIndex("Reset \(index.name).", collection, index.name, "prepareUnique: false", on: .destination))
    } else {
      judgement.suggest(
        .changeIndex(
          "Once mongosync reports COMMITTED, finish the conversion of \(index.name).", collection, index.name,
          "unique: true", on: .destination))
    }
  }

  private static func byNamespace(_ collections: [CollectionEvidence]) -> [ExactText: CollectionEvidence] {
    Dictionary(collections.map { (ExactText($0.namespace), $0) }) { first, _ in first }
  }
}
