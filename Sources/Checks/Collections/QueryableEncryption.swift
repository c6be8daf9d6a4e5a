public import Evidence
public import Findings

/// Nothing that is copied may use Queryable Encryption.
public struct QueryableEncryption: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "queryable-encryption",
    title: "No Queryable Encryption",
    rule: """
      No collection that the migration copies has encryptedFields, nor is one of the state collections, \
      enxcol_.NAME.esc, .ecc or .ecoc, that Queryable Encryption keeps beside it.
      """,
    rationale: "mongosync does not support Queryable Encryption.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("encryptedFields")],
    remedy: "Leave the collections and their state collections out by a filter, and move them by other means.",
    citations: [Citation("C-03", "MongoDB docs, mongosync 1.21: limitations")])

  /// Judges the source's collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections {
      let namespace = collection.namespace
      let isState = collection.name.wholeMatch(of: /enxcol_\..+\.(esc|ecc|ecoc)/) != nil
      guard isState || collection.options["encryptedFields"] != nil else { continue }
      judgement.add(
        Finding(
          .fail, Subject(.source, namespace: namespace),
          isState
            ? "\(namespace) is a state collection of Queryable Encryption."
            : "\(namespace) has fields under Queryable Encryption."))
      judgement.suggest(.leaveOut(collection.name, in: collection.database))
    }
    judgement.passIfSilent("Nothing to be copied uses Queryable Encryption.")
    return judgement
  }
}
