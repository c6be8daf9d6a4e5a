public import Evidence
public import Findings

/// The destination must have the collections of the source before the commit.
public struct DestinationHoldsCollections: Check {
  /// Makes the check.
  public init() {}

  /// The names of the collections.
  public let questions: Questions = .catalog

  /// What it judges and why.
  public let about = About(
    id: "destination-holds-collections",
    title: "The destination has the source's collections",
    rule: """
      Every collection and view of the source that the migration copies is on the destination, by name and type. What \
      mongosync reports of itself does not settle that: it may speak of another migration.
      """,
    rationale: """
      A commit ends the sync for good. What is missing on the destination then has to be copied by other means, while \
      applications wait.
      """,
    reads: ["the catalog ($listCatalog or listCollections) of both clusters"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    remedy: "Do not commit. See whether these are the clusters of this migration, and whether the copy has ended.",
    citations: [Citation("F-19", "MongoDB docs, mongosync: cutover process; verify data transfer before the cutover")])

  /// Judges the names of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let present = Set(catalogs.twins.map { ExactText($0.namespace) })
    let missing = catalogs.source.filter { !present.contains(ExactText($0.namespace)) }
    let all = Wording.count(catalogs.source.count, "collection or view", "collections and views")
    guard !catalogs.source.isEmpty else {
      judgement.add(
        Finding(
          .fail, Subject(.source), "The source has no collection that the migration copies.",
          explanation: "These are not the clusters of a migration that is to be committed, or they are swapped."))
      return judgement
    }
    guard !missing.isEmpty else {
      judgement.add(Finding(.pass, Subject(.destination), "The destination has all \(all) of the source."))
      return judgement
    }
    for collection in missing.prefix(Self.named) {
      judgement.add(
        Finding(
          .fail, Subject(.destination, namespace: collection.namespace),
          "\(collection.namespace) is not on the destination.", mayPass: true))
    }
    judgement.add(
      Finding(
        .fail, Subject(.destination),
        "The destination lacks \(missing.count) of \(all) that the source has.",
        explanation: "One that was made on the source just now comes with the next changes.", mayPass: true))
    judgement.suggest(
      Remedy(
        nil,
        "Do not commit: see whether these are the clusters of this migration, and whether the copy of all has ended."))
    return judgement
  }

  /// How many collections are named one by one.
  private static let named = 10
}
