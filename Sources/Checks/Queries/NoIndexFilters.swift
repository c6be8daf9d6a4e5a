public import Evidence
public import Findings

/// Index filters have to be made anew.
public struct NoIndexFilters: Check {
  /// Makes the check.
  public init() {}

  /// The filters, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .indexFilters]

  /// What it judges and why.
  public let about = About(
    id: "index-filters",
    title: "No index filters to be made anew",
    rule: """
      No collection that is copied has an index filter on its primary. Each is a warning, and so is that none was \
      asked for, which --deep does with one command a collection.
      """,
    rationale: """
      Index filters live in the memory of each server and are not copied: on the destination the queries concerned \
      choose their indexes freely.
      """,
    reads: ["planCacheListFilters on each collection, with --deep"],
    privileges: [
      "listing collections (clusterMonitor and readAnyDatabase)",
      "planCacheIndexFilter on every collection (dbAdminAnyDatabase or root)",
    ],
    remedy: "Set them on the destination with planCacheSetFilter after the commit.",
    citations: [
      Citation("C-24", "MongoDB support-tools: checker of planner settings"),
      Citation("C-24", "MongoDB docs, server 6.0: planCacheListFilters"),
    ])

  /// Judges the source's index filters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let observed = evidence.source.indexFilters
    let what = "the index filters of the source"
    guard let answer = judgement.value(of: observed, Subject(.source), what) else { return judgement }
    guard let filters = answer else {
      judgement.add(Finding(.warn, Subject(.source), "Index filters were not asked for."))
      judgement.suggest(
        Remedy(nil, "Run the audit with --deep, as a user with dbAdminAnyDatabase, if the source may have any."))
      return judgement
    }
    for collection in filters where collection.count > 0 {
      let namespace = collection.namespace
      let parts = NamespaceParts(of: namespace)
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: namespace),
          "\(Wording.count(collection.count, "index filter", "index filters")) of \(namespace) will not be copied."))
      judgement.suggest(
        Remedy(
          .source, "Write down the index filters of \(namespace), to set them on the destination after the commit.",
          command: """
            \(ShellText.database(parts.database)).runCommand({ planCacheListFilters: \
            \(ShellText.javaScript(parts.collection ?? "")) })
            """))
    }
    judgement.passIfSilent("No collection to be copied has an index filter.")
    return judgement
  }
}
