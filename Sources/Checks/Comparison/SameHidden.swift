public import Evidence
public import Findings

/// Indexes should be hidden on the destination as on the source.
public struct SameHidden: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-hidden",
    title: "Same hidden indexes",
    rule: "Each index that both clusters have is hidden from the query planner on both or on neither.",
    rationale: """
      mongosync shows hidden indexes during the sync and hides them again at the commit. Queries plan otherwise where \
      an index is visible or hidden that was not.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("hidden")],
    remedy: "Hide the index on the destination, or show it, with collMod.",
    citations: [Citation("E-04", "MongoDB docs, mongosync: mongosync-behavior, hidden indexes")])

  /// Judges every index that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let indexes = catalogs.indexTwins
    for twin in indexes where twin.source.isHidden != twin.destination.isHidden {
      let isHidden = twin.source.isHidden
      judgement.add(
        Finding(.warn, twin.subject, "\(twin.name) is hidden on the \(isHidden ? "source" : "destination") only."))
      judgement.suggest(
        .changeIndex(
          isHidden ? "Hide \(twin.source.name)." : "Show \(twin.source.name).", twin.collection.destination,
          twin.source.name, "hidden: \(isHidden)", on: .destination))
    }
    let count = indexes.count { $0.source.isHidden }
    judgement.conclude(
      comparing: indexes.count,
      count == 0
        ? "No index is hidden on either cluster."
        : "\(Wording.count(count, "index is", "indexes are")) hidden on both clusters, and no other on one alone.",
      orElse: "There is no index that both clusters have.", in: catalogs)
    return judgement
  }
}
