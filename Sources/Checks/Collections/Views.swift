public import Evidence
public import Findings

/// Views are copied as definitions; whoever copies one should copy what it is on.
public struct Views: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "views",
    title: "Views come with what they are on",
    rule: """
      The collection or view that a copied view is on is copied too, and exists, and so on down to a collection. With preExistingDestinationData views \
      are not copied at all, which is a warning.
      """,
    rationale: """
      mongosync copies a view as a definition. A filter that takes the view and not its collection leaves a view on \
      nothing at the destination.
      """,
    reads: ["the catalog ($listCatalog or listCollections)", "the plan"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionType("view")],
    remedy: "Take the collection under the view into the filter, or leave the view out.",
    citations: [
      Citation("C-04", "MongoDB docs, mongosync 1.21: limitations, filtered sync"),
      Citation("C-04", "MongoDB docs, mongosync 1.21: reference/api/start, preExistingDestinationData"),
    ])

  /// Judges the source's views.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    guard let collections = judgement.copiedCollections(evidence) else { return judgement }
    let copied = Set(collections.map { ExactText($0.namespace) })
    let views = collections.filter { $0.type == "view" }
    for view in views { judge(view, copied, evidence, &judgement) }
    judgement.passIfSilent(
      views.isEmpty
        ? "The source has no view to be copied."
        : "\(Wording.count(views.count, "view is", "views are")) copied along with what they are on.")
    return judgement
  }

  private func judge(
    _ view: CollectionEvidence, _ copied: Set<ExactText>, _ evidence: Evidence, _ judgement: inout Judgement
  ) {
    let namespace = view.namespace
    let subject = Subject(.source, namespace: namespace)
    if evidence.plan.preExistingDestinationData == true {
      judgement.add(
        Finding(.warn, subject, "The view \(namespace) is not copied: preExistingDestinationData leaves views out."))
      judgement.suggest(Remedy(.destination, "Create the views on the destination after the commit."))
      return
    }
    guard let base = view.options["viewOn"]?.text else {
      judgement.add(Finding(.unknown, subject, "The catalog does not say what the view \(namespace) is on."))
      return
    }
    let baseNamespace = "\(view.database).\(base)"
    let catalog = ViewResolution.byName(evidence.source.collections.value ?? [])
    guard !copied.contains(ExactText(baseNamespace)) else {
      judgement.warnOfView(view, ViewResolution(view, in: catalog), on: .source)
      return
    }
    let exists = catalog[ExactText(baseNamespace)] != nil
    judgement.add(
      Finding(
        .warn, subject,
        exists
          ? "The view \(namespace) is copied, but not \(baseNamespace), which it is on."
          : "The view \(namespace) is on \(baseNamespace), which does not exist."))
    if exists { judgement.suggest(Remedy(nil, "Take \(baseNamespace) into the filter, or leave \(namespace) out.")) }
  }
}

extension Judgement {
  /// Warns of a view that leads to no collection.
  ///
  /// - Parameters:
  ///   - view: the view.
  ///   - resolution: what it leads to.
  ///   - cluster: where it is.
  mutating func warnOfView(_ view: CollectionEvidence, _ resolution: ViewResolution, on cluster: ClusterRole) {
    let subject = Subject(cluster, namespace: view.namespace)
    let place = "The view \(view.namespace) on the \(cluster.rawValue)"
    switch resolution {
    case .collection: return
    case .missing(let namespace):
      add(Finding(.warn, subject, "\(place) leads to \(namespace), which does not exist."))
    case .cycle(let views):
      add(
        Finding(
          .warn, subject, "\(place) leads back to a view that it is on: \(Wording.list(views)).",
          explanation: "No server can read such a view."))
    case .unknown(let namespace):
      add(Finding(.unknown, subject, "The catalog does not say what the view \(namespace) is on."))
    }
  }
}
