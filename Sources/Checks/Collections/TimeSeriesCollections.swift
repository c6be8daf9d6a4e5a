public import Evidence
public import Findings

/// No time-series collection may be among what is copied.
public struct TimeSeriesCollections: Check {
  /// Makes the check.
  public init() {}

  /// What it judges and why.
  public let about = About(
    id: "time-series-collections",
    title: "No time-series collections",
    rule: """
      Nothing that the migration copies is a time-series collection, told by its type, its options or the collection \
      of its buckets. Buckets whose time series is not there are not copied, and system-collections names them.
      """,
    rationale: "mongosync does not support time-series collections and stops when it comes upon one.",
    reads: ["the catalog ($listCatalog or listCollections)"],
    privileges: ["listing collections (clusterMonitor and readAnyDatabase)"],
    claims: [.collectionType("timeseries"), .collectionOption("timeseries")],
    remedy: "Leave them out by a filter and move them by other means, or turn them into ordinary collections.",
    citations: [
      Citation("C-01", "MongoDB docs, mongosync 1.21: limitations, unsupported collection types"),
      Citation("C-01", "MongoDB support-tools: error patterns of the log analyser"),
    ])

  /// Judges the source's collections.
  public func judge(_ evidence: Evidence) -> Judgement {
    var judgement = Judgement()
    let observed = evidence.source.collections
    guard let all = judgement.value(of: observed, Subject(.source), "the collections of the source") else {
      return judgement
    }
    let scope = MigrationScope(evidence.plan)
    var seen: Set<ExactText> = []
    let alone = Set(all.entriesInPassing.filter { $0.state == .bucketsAlone }.map { ExactText($0.entry.namespace) })
    for collection in all where !alone.contains(ExactText(collection.namespace)) {
      guard let name = Self.name(of: collection), scope.includes(name, in: collection.database) else { continue }
      let namespace = "\(collection.database).\(name)"
      guard seen.insert(ExactText(namespace)).inserted else { continue }
      judgement.add(
        Finding(.fail, Subject(.source, namespace: namespace), "\(namespace) is a time-series collection."))
      judgement.suggest(.leaveOut(name, in: collection.database))
    }
    judgement.passIfSilent("Nothing to be copied is a time-series collection.")
    return judgement
  }

  /// The name of the time-series collection that an entry of the catalog stands for, if it does.
  private static func name(of collection: CollectionEvidence) -> String? {
    if let series = ExactText(collection.name).dropping(TimeSeriesBuckets.prefix) { return series }
    let isTimeSeries = collection.type == "timeseries" || collection.options["timeseries"] != nil
    return isTimeSeries ? collection.name : nil
  }
}
