public import Evidence
public import Findings

/// A destination with data of its own may hold no namespace that is migrated.
public struct NamespaceConflicts: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "namespace-conflicts",
    title: "No namespace is on both clusters",
    rule: """
      With preExistingDestinationData, no collection or view that the filter includes is on the destination already. \
      The filter itself is not known to the auditor: a namespace on both clusters is unknown until a person has \
      compared it with the filter.
      """,
    rationale: "mongosync ends with an error when it comes to a namespace that the destination holds already.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (readAnyDatabase and clusterMonitor)"],
    remedy: "Rename or drop the namespace on the destination, or leave it out by the filter.",
    citations: [Citation("P-22", "MongoDB docs, mongosync 1.15 and 1.21: preExistingDestinationData; limitations")])

  /// Judges the namespaces of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    guard evidence.plan.preExistingDestinationData == true else {
      return Judgement([
        Finding(
          .notApplicable, Subject(), "The plan does not have preExistingDestinationData: the destination is empty.")
      ])
    }
    var judgement = Judgement()
    let names = evidence.clusters.compactMap { cluster in
      judgement.value(of: cluster.collections, Subject(cluster.role), "the collections of the \(cluster.role.rawValue)")
        .map { collections in
          collections.filter { DatabaseFamily(ofDatabase: $0.database) == .user }.map(\.namespace).exactTexts
        }
    }
    guard names.count == 2 else { return judgement }
    let both = names[0].intersection(names[1]).sorted().map(\.text)
    for namespace in both {
      judgement.add(
        Finding(
          .unknown, Subject(.destination, namespace: namespace), "Both clusters hold \(namespace).",
          explanation: "Only if the filter leaves it out may the migration start.", canBeSettled: true))
    }
    if both.isEmpty {
      judgement.add(Finding(.pass, Subject(), "No namespace of the source is on the destination."))
    } else {
      judgement.suggest(
        Remedy(
          .destination, "Compare the namespaces named with the filter: rename or drop those that it includes.",
          settlesUnknown: true))
    }
    return judgement
  }
}
