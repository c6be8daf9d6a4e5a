public import Evidence
public import Findings

/// No clustered collection that is copied may expire its documents.
public struct ClusteredExpiry: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "clustered-expiry",
    title: "No clustered collection with expiry",
    rule: "No clustered collection that the migration copies has expireAfterSeconds.",
    rationale: "mongosync supports clustered collections, but not those whose documents expire.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("clusteredIndex"), .collectionOption("expireAfterSeconds")],
    remedy: "Switch the expiry off for the time of the migration, and set it again on the destination afterwards.",
    citations: [Citation("C-02", "MongoDB docs, mongosync 1.21: limitations, unsupported collection types")])

  /// Judges the source's collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections where collection.options["clusteredIndex"] != nil {
      guard let seconds = collection.options["expireAfterSeconds"] else { continue }
      let namespace = collection.namespace
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: namespace),
          "The clustered collection \(namespace) expires its documents after \(seconds.readable) seconds."))
      judgement.suggest(
        Remedy(
          .source,
          "Switch the expiry of \(namespace) off; after the commit set \(seconds.readable) on the destination.",
          command: """
            \(ShellText.database(collection.database)).runCommand({ collMod: \(ShellText.javaScript(collection.name)), \
            expireAfterSeconds: "off" })
            """))
      judgement.suggest(.leaveOut(collection.name, in: collection.database))
    }
    judgement.passIfSilent("No clustered collection to be copied expires its documents.")
    return judgement
  }
}
