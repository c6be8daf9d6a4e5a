public import Evidence
public import Findings

/// No index that is copied may be of the kind geoHaystack.
public struct GeoHaystackIndexes: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "geo-haystack-indexes",
    title: "No geoHaystack indexes",
    rule:
      "No collection that the migration copies has an index of the kind geoHaystack, which servers before 5.0 knew.",
    rationale: "The servers that mongosync copies to do not know the kind, and mongosync does not support it.",
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexKeyType("geoHaystack")],
    remedy: "Drop the index; a 2d or 2dsphere index answers most of its queries.",
    citations: [Citation("C-12", "MongoDB docs, mongosync 1.21: limitations, pre-6.0 migrations")])

  /// Judges the source's indexes.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    for collection in collections {
      for index in collection.indexes where index.key.contains(where: { $0.order.string == "geoHaystack" }) {
        let namespace = collection.namespace
        judgement.add(
          Finding(
            .fail, Subject(.source, namespace: namespace, index: index.name),
            "The index \(index.name) of \(namespace) is of the kind geoHaystack."))
        judgement.suggest(.dropIndex("Drop the index \(index.name).", index.name, of: namespace))
      }
    }
    judgement.passIfSilent("No index to be copied is of the kind geoHaystack.")
    return judgement
  }
}
