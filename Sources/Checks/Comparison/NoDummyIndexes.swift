public import Evidence
public import Findings

/// No temporary index of mongosync should be left on the destination.
public struct NoDummyIndexes: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "no-dummy-indexes",
    title: "No temporary index left",
    rule: """
      No index of the destination is named as a dummy unless the source has one of that name. With buildIndexes never \
      mongosync keeps them.
      """,
    rationale: """
      mongosync makes indexes of its own to find documents quickly and drops them at the commit. One that is left \
      costs every write and serves nobody.
      """,
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing collections and indexes (clusterMonitor and readAnyDatabase)"],
    remedy: "Drop the index.",
    citations: [Citation("E-06", "MongoDB docs, mongosync: mongosync-behavior, temporary changes to collections")])

  /// Judges every index of the destination.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let isKept = evidence.plan.buildIndexes == "never"
    for collection in catalogs.twins {
      for index in IndexTwins(of: collection).added where index.isNamedDummy {
        judgement.add(
          Finding(
            .warn, Subject(.destination, namespace: collection.namespace, index: index.name),
            "The index \(index.name) of \(collection.namespace) is named as mongosync's temporary indexes are.",
            explanation: isKept ? "The plan says buildIndexes: never, with which mongosync keeps them." : ""))
        judgement.suggest(
          .dropIndex("Drop the index \(index.name) if no application made it.", index.name, of: collection.destination))
      }
    }
    judgement.conclude(
      comparing: catalogs.twins.count, "The destination has no index named as a dummy that the source has not.",
      orElse: "There is no collection that both clusters have.", in: catalogs)
    return judgement
  }
}
