public import Evidence
public import Findings

/// Views must be defined on the destination as on the source.
public struct SameViews: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "same-views",
    title: "Same views",
    rule: """
      Each view that both clusters have reads the same collection through the same pipeline on both. One that leads to \
      no collection is a warning: that its definition is the same proves nothing of what it shows.
      """,
    rationale: "A view that is defined otherwise shows applications other documents than before.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionType("view")],
    remedy: "Define the view on the destination as on the source, with collMod.",
    citations: [
      Citation("E-07", "MongoDB docs, mongosync: reference/verification/custom-manual"),
      Citation("E-07", "MongoDB docs, server: collMod, views"),
    ])

  /// Judges every view that both clusters have.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let catalogs = judgement.catalogs(of: evidence) else { return judgement }
    let views = catalogs.twins.filter { $0.source.type == "view" }
    let byName = evidence.clusters.map { ViewResolution.byName($0.collections.value ?? []) }
    for view in views {
      judgement.warnOfView(view.source, ViewResolution(view.source, in: byName[0]), on: .source)
      let copy = ViewResolution(view.destination, in: byName[1])
      // same-namespaces reports what is missing on the destination alone.
      if case .missing(let namespace) = copy, byName[0][ExactText(namespace)] != nil {
        judgement.cite(evidence.destination.collections.evidence)
      } else {
        judgement.warnOfView(view.destination, copy, on: .destination)
      }
      for name in ["viewOn", "pipeline"] {
        let (source, destination) = (view.source.options[name], view.destination.options[name])
        guard source != destination else { continue }
        judgement.add(
          Difference("The \(name) of the view \(view.namespace)", source, destination).finding(.fail, view.subject))
        judgement.suggest(Self.repair(view))
      }
    }
    judgement.conclude(
      comparing: views.count, "\(Wording.count(views.count, "view is", "views are")) defined alike on both clusters.",
      orElse: "There is no view that both clusters have.", in: catalogs)
    return judgement
  }

  private static func repair(_ view: CatalogPair.Twin) -> Remedy {
    let options = ["viewOn", "pipeline"].compactMap { name in view.source.options[name].map { (name, $0) } }
    return .changeCollection(
      "Define the view \(view.namespace) as on the source.", view.destination, options)
  }
}
