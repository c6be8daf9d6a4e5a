public import Evidence
public import Findings

/// Collections of the system within user databases are left behind.
public struct SystemCollections: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "system-collections",
    title: "No system collections with content",
    rule: """
      No database that is copied has a collection named system.*, such as system.js with stored functions, and no \
      application keeps data in admin, config or local. What the server makes by itself does not count, but \
      temporary collections, those of a resharding or of a drop, and buckets without their time series are named.
      """,
    rationale: """
      mongosync replicates neither collections named system.* nor the databases of the server, so what they hold is \
      missing afterwards.
      """,
    reads: ["the catalog ($listCatalog or listCollections)", "listCollections on admin, config and local"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionOption("temp")],
    remedy: "Copy what they hold by hand after the commit.",
    citations: [Citation("C-06", "MongoDB docs, mongosync 1.21: limitations, system collections")])

  private static let madeByServer: Set<String> = ["system.views", "system.profile"]

  /// Judges the collections of the source's user databases.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let observed = evidence.source.collections
    guard let all = judgement.value(of: observed, Subject(.source), "the collections of the source") else {
      return judgement
    }
    let scope = MigrationScope(evidence.plan)
    judgement.warnOfEntriesInPassing(in: all, on: .source, within: scope)
    let inPassing = Set(all.entriesInPassing.map { ExactText($0.entry.namespace) })
    for collection in all where collection.isSystem && scope.touches(collection.database) {
      guard !inPassing.contains(ExactText(collection.namespace)) else { continue }
      guard !Self.madeByServer.contains(collection.name),
        !ExactText(collection.name).begins(with: TimeSeriesBuckets.prefix)
      else {
        continue
      }
      let namespace = collection.namespace
      judgement.add(
        Finding(.warn, Subject(.source, namespace: namespace), "\(namespace) is not replicated by mongosync."))
      judgement.suggest(
        Remedy(
          .source, "Read \(namespace), and after the commit save its documents on the destination by hand.",
          command: "\(ShellText.collection(namespace)).find()"))
    }
    judgeServerDatabases(evidence, &judgement)
    judgement.passIfSilent("No database to be copied has a system collection with content of its own.")
    return judgement
  }

  private func judgeServerDatabases(_ evidence: Evidence, _ judgement: inout Judgement) {
    let observed = evidence.source.systemDatabaseCollections
    guard
      let foreign = judgement.value(
        of: observed, Subject(.source), "what applications keep in the source's databases admin, config and local")
    else { return }
    for namespace in foreign {
      judgement.add(
        Finding(
          .warn, Subject(.source, namespace: namespace),
          "\(namespace) is in a database of the server, which mongosync does not copy."))
      judgement.suggest(
        Remedy(
          .source, "See whose \(namespace) is; move it to a database of its own before the start, if it is data.",
          command: "\(ShellText.collection(namespace)).find()"))
    }
  }
}
