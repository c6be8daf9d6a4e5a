public import Evidence
public import Findings

/// Hidden indexes are visible on the destination until the commit.
public struct HiddenIndexes: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "hidden-indexes",
    title: "Hidden indexes",
    rule: "Nothing has to hold: the hidden indexes that are copied are counted, for the comparison after the commit.",
    rationale: "mongosync copies a hidden index as a visible one and hides it at the commit.",
    reads: ["the catalog ($listCatalog or listIndexes)"],
    privileges: ["listing indexes (clusterMonitor and readAnyDatabase)"],
    claims: [.indexOption("hidden")],
    remedy: "None.",
    citations: [Citation("C-30", "MongoDB docs, mongosync 1.13: mongosync-behavior, temporary changes")])

  /// Counts the hidden indexes of the source.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    let hidden = collections.flatMap { collection in
      collection.indexes.filter(\.isHidden).map { "\($0.name) of \(collection.namespace)" }
    }
    judgement.add(
      Finding(
        .pass, Subject(.source),
        hidden.isEmpty
          ? "No index to be copied is hidden."
          : "\(Wording.count(hidden.count, "hidden index", "hidden indexes")) will be visible on the destination until "
            + "the commit: \(Wording.list(hidden))."))
    return judgement
  }
}
