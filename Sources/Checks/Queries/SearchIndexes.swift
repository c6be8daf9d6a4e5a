public import Evidence
public import Findings

/// Indexes of Atlas Search have to be made anew.
public struct SearchIndexes: Check {
  /// Makes the check.
  public init() {}

  /// The indexes, of the collections that the catalog names.
  public let questions: Questions = [.catalog, .searchIndexes]

  /// What it judges and why.
  public let about = About(
    id: "search-indexes",
    title: "No Atlas Search indexes to be made anew",
    rule: """
      No collection that is copied has an index of Atlas Search or Vector Search. Each is a warning. A server that is \
      not on Atlas has none; whether one on Atlas that does not know $listSearchIndexes has any is unknown.
      """,
    rationale: "mongosync does not copy search indexes: queries with $search find nothing on the destination.",
    reads: ["$listSearchIndexes on each collection"],
    privileges: ["listing collections and listSearchIndexes on all of them (clusterMonitor and readAnyDatabase)"],
    remedy: "Create the search indexes on the destination after the commit, and wait until they are built.",
    citations: [
      Citation("C-21", "MongoDB docs, mongosync 1.21: limitations"),
      Citation("C-21", "MongoDB docs, server 7.0: $listSearchIndexes"),
    ])

  /// Source: server source, the codes of a server that is not on Atlas, or has no search set up.
  private static let codesWithoutSearch: Set<Int> = [6_047_401, 31_082]

  /// Judges the source's search indexes.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let cluster = evidence.source
    let subject = Subject(.source)
    if case .refused(let refusal, let ids) = cluster.searchIndexes, Self.hasNone(cluster, refusal) {
      judgement.cite(ids)
      judgement.add(Finding(.notApplicable, subject, "The source is not on Atlas, so it has no search indexes."))
      return judgement
    }
    guard let indexes = judgement.value(of: cluster.searchIndexes, subject, "the search indexes of the source") else {
      return judgement
    }
    let scope = MigrationScope(evidence.plan)
    for index in indexes where scope.includes(namespace: index.namespace) {
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: index.namespace, index: index.name),
          "The search index \(index.name) of \(index.namespace) is not copied."))
      judgement.suggest(
        Remedy(
          .source, "Write down the search indexes of \(index.namespace), to create them on the destination.",
          command: "\(ShellText.collection(index.namespace)).getSearchIndexes()"))
    }
    judgement.passIfSilent("No collection to be copied has a search index.")
    return judgement
  }

  private static func hasNone(_ cluster: ClusterEvidence, _ refusal: Refusal) -> Bool {
    if let code = refusal.code, codesWithoutSearch.contains(code) { return true }
    return refusal.kind == .commandNotFound && !cluster.address.contains(".mongodb.net")
  }
}
