public import Evidence
public import Findings

/// Capped collections are copied within limits.
public struct CappedCollections: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "capped-collections",
    title: "Capped collections",
    rule: """
      mongosync copies capped collections from 1.3 on. During the migration nobody runs convertToCapped or \
      cloneCollectionAsCapped; from 1.20 on, making a capped collection meanwhile needs the flag \
      --enableCappedCollectionHandling. What is copied is a warning, since the embedded verifier passes over it.
      """,
    rationale: "mongosync stops with an error when a collection becomes capped under it.",
    reads: ["the catalog ($listCatalog or listCollections)", "the plan"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("capped")],
    remedy:
      "Compare the capped collections by other means after the commit, and keep their number as it is until then.",
    citations: [
      Citation("C-05", "MongoDB docs, mongosync 1.21: limitations, capped collections"),
      Citation("C-05", "MongoDB docs, mongosync 1.21: embedded verifier, limitations"),
    ])

  /// Judges the source's capped collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    let copies = evidence.plan.mongosyncHas(.copiesCappedCollections)
    for collection in collections where collection.options["capped"]?.bool == true {
      judgement.add(finding(collection, copies))
      if copies == nil { judgement.suggest(.giveMongosyncVersion) }
      if copies == false { judgement.suggest(.leaveOut(collection.name, in: collection.database)) }
    }
    if judgement.outcome == .warn, evidence.plan.mongosyncHas(.takesCappedCollectionFlag) != false {
      judgement.suggest(
        Remedy(
          nil,
          """
          If applications make capped collections during the migration, start mongosync 1.20 or later with \
          --enableCappedCollectionHandling.
          """))
    }
    judgement.passIfSilent("Nothing to be copied is capped.")
    return judgement
  }

  private func finding(_ collection: CollectionEvidence, _ copies: Bool?) -> Finding {
    let subject = Subject(.source, namespace: collection.namespace)
    let name = "The capped collection \(collection.namespace)"
    return switch copies {
    case false: Finding(.fail, subject, "\(name) is not copied by mongosync before 1.3.")
    case nil:
      Finding(
        .unknown, subject,
        "Whether the capped collection \(collection.namespace) is copied depends on the version of mongosync.")
    case true: Finding(.warn, subject, "\(name) is copied, and the embedded verifier passes over it.")
    }
  }
}
