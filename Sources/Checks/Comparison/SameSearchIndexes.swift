public import Evidence
public import Findings

/// Atlas Search indexes of the source should be on the destination.
public struct SameSearchIndexes: Check {
  /// Makes the check.
  public init() {}

  /// The search indexes of the collections that the catalog names.
  public let questions: Questions = [.catalog, .searchIndexes]

  /// What it judges and why.
  public let about = About(
    id: "same-search-indexes",
    title: "Search indexes recreated",
    rule: """
      Every Atlas Search and Vector Search index of the source's user databases is on the destination, by name and \
      type. Their definitions are not compared, nor what the plan's namespace filter leaves out. Only Atlas has such \
      indexes.
      """,
    rationale: "mongosync does not migrate them, and a search without its index finds nothing and reports no error.",
    reads: ["aggregate $listSearchIndexes on each collection"],
    privileges: ["listing collections and listSearchIndexes on all of them (clusterMonitor and readAnyDatabase)"],
    remedy: "Create the indexes on the destination, and wait until they are built.",
    citations: [
      Citation("E-13", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-21", "MongoDB docs, server 6.0: $listSearchIndexes"),
    ])

  /// Judges the search indexes of both clusters.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let source = evidence.source.searchIndexes
    guard !source.isWithoutSearch else {
      judgement.cite(source.evidence)
      judgement.add(Finding(.notApplicable, Subject(.source), "The source has no Atlas Search."))
      return judgement
    }
    guard let wanted = judgement.value(of: source, Subject(.source), "the search indexes of the source") else {
      return judgement
    }
    let scope = MigrationScope(evidence.plan)
    let indexes = wanted.filter { index in
      let database = NamespaceParts(of: index.namespace).database
      return DatabaseFamily(ofDatabase: database) == .user && scope.includes(namespace: index.namespace)
    }
    guard !indexes.isEmpty else {
      judgement.add(
        Finding(
          .notApplicable, Subject(.source),
          scope.isFiltered
            ? "No collection within the namespace filter has a search index."
            : "The source has no search index."))
      return judgement
    }
    let destination = evidence.destination.searchIndexes
    if destination.isWithoutSearch {
      judgement.cite(destination.evidence)
      judgement.add(
        Finding(
          .warn, Subject(.destination),
          "The source has \(Wording.count(indexes.count, "search index", "search indexes")), and the destination no "
            + "Atlas Search."))
      return judgement
    }
    let what = "the search indexes of the destination"
    guard let present = judgement.value(of: destination, Subject(.destination), what).map(Set.init) else {
      return judgement
    }
    for index in indexes where !present.contains(index) {
      judgement.add(
        Finding(
          .warn, Subject(.destination, namespace: index.namespace, index: index.name),
          "The \(index.type) index \(index.name) of \(index.namespace) is missing on the destination."))
      judgement.suggest(
        Remedy(
          .source, "Read the definition of \(index.name), then create it on the destination.",
          command: "\(ShellText.collection(index.namespace)).getSearchIndexes(\(ShellText.javaScript(index.name)))"))
    }
    judgement.conclude(
      comparing: indexes.count,
      "\(Wording.count(indexes.count, "search index is", "search indexes are")) on both clusters.",
      orElse: "The source has no search index.")
    return judgement
  }
}

extension Observed {
  /// Whether the server is not on Atlas or has no search process, which it tells by an error code.
  ///
  /// Source: server source: 40324 an unknown stage, 6047401 a stage of Atlas only, 31082 search not enabled.
  fileprivate var isWithoutSearch: Bool {
    guard case .refused(let refusal, _) = self else { return false }
    return refusal.kind == .commandNotFound || refusal.code.map { [6_047_401, 31_082].contains($0) } == true
  }
}
