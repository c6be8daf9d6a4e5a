import Evidence
import Findings

extension CatalogEntryState {
  /// What an entry in this state is, to follow its name.
  var words: String {
    switch self {
    case .temporary: "is the temporary collection of an operation such as $out, mapReduce or a rename"
    case .resharding: "is what a resharding builds in the place of a collection"
    case .dropPending: "is a collection whose drop has not ended"
    case .bucketsAlone: "holds the buckets of a time series whose view is not there"
    case .seriesAlone: "is a time series without a collection of its buckets"
    }
  }

  /// What follows from it.
  var meaning: String {
    switch self {
    case .temporary:
      "The server drops it when that operation ends, so it is not compared; the collection it is for changes meanwhile."
    case .resharding:
      "The resharding is under way or was cut off. mongosync does not copy this entry, and no resharding may run meanwhile."
    case .dropPending: "mongosync does not copy it; the server removes it once a majority knows of the drop."
    case .bucketsAlone: "No application sees these measurements, and mongosync copies no buckets."
    case .seriesAlone:
      "Newer servers keep time series so, and this audit cannot compare them; on an older one the measurements are lost."
    }
  }

  /// What a person can do about it.
  ///
  /// - Parameters:
  ///   - namespace: the entry.
  ///   - cluster: where it is.
  /// - Returns: the remedy, which destroys nothing.
  func remedy(for namespace: String, on cluster: ClusterRole) -> Remedy {
    switch self {
    case .temporary, .dropPending:
      Remedy(cluster, "Wait until the operation behind \(namespace) has ended, then audit again.")
    case .resharding:
      Remedy(
        cluster, "See which resharding \(namespace) belongs to; let it end, then audit again.",
        command: #"db.getSiblingDB("config").reshardingOperations.find()"#)
    case .seriesAlone:
      Remedy(
        cluster, "See whether \(namespace) has its measurements.",
        command: "\(ShellText.collection(namespace)).find().limit(20)")
    case .bucketsAlone:
      Remedy(
        cluster,
        "See what \(namespace) holds. Recreate its time series if it is data; else leave it where it is.",
        command: "\(ShellText.collection(namespace)).find().limit(20)")
    }
  }
}

extension Judgement {
  /// Warns of the entries of a catalog that are no collections of an application; none of them is copied or compared.
  ///
  /// - Parameters:
  ///   - collections: the catalog.
  ///   - role: whose it is.
  ///   - scope: which databases matter.
  mutating func warnOfEntriesInPassing(
    in collections: [CollectionEvidence], on role: ClusterRole, within scope: MigrationScope
  ) {
    for (entry, state) in collections.entriesInPassing where scope.touches(entry.database) {
      add(
        Finding(
          .warn, Subject(role, namespace: entry.namespace),
          "\(entry.namespace) on the \(role.rawValue) \(state.words).", explanation: state.meaning,
          mayPass: state == .temporary || state == .dropPending))
      suggest(state.remedy(for: entry.namespace, on: role))
    }
  }
}
