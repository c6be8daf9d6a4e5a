public import Evidence

/// A collection whose documents are compared.
public struct ComparedCollection: Hashable, Sendable {
  /// The order in which both clusters give their documents.
  public enum Order: Hashable, Sendable {
    /// That of the bytes of `_id`, which is known here too.
    case byID
    /// That of `_id` as well, which the servers sort by: before 6.0 the buckets of time series have no index on it.
    case byBuckets
    /// That of the collection's own collation, which only the servers know.
    case byCollation
  }

  /// The database.
  public let database: String
  /// The collection that is read; of a time-series collection that of its buckets.
  public let collection: String
  /// The collection as its users name it, `database.collection`.
  public let namespace: String
  /// The order in which its documents are read.
  public let order: Order
  /// Whether it drops its oldest documents to make room.
  public let isCapped: Bool
  /// Whether its documents are the buckets of a time series.
  var isTimeSeries: Bool { ExactText(collection).begins(with: TimeSeriesBuckets.prefix) }
  /// When its documents expire, one rule for each TTL index.
  let expiries: Set<DocumentExpiry>

  /// Chooses the collections that both clusters, or one of them, hold documents in.
  ///
  /// Views hold none, the measurements of a time series are read from its buckets, and what an operation made for itself goes when it ends. What `system.` begins the name of is the server's, and mongosync does not copy it.
  ///
  /// - Parameters:
  ///   - source: the collections of the source.
  ///   - destination: the collections of the destination.
  ///   - selection: which of them are compared.
  /// - Returns: the collections in the order of their names.
  public static func all(
    of source: [CollectionEvidence], _ destination: [CollectionEvidence], in selection: NamespaceSelection
  ) -> [ComparedCollection] {
    let compared = (source + destination).filter { collection in
      collection.type != "view" && !collection.isSystem && !collection.isTemporary
        && collection.lacksBuckets != true
        && DatabaseFamily(ofDatabase: collection.database) == .user && selection.contains(collection.namespace)
    }
    let byName = Dictionary(grouping: compared) { ExactText($0.namespace) }
    return byName.values.compactMap(ComparedCollection.init)
      .sorted { ExactText($0.namespace) < ExactText($1.namespace) }
  }

  private init?(_ sides: [CollectionEvidence]) {
    guard let first = sides.first else { return nil }
    let isTimeSeries = sides.contains { $0.type == "timeseries" }
    database = first.database
    collection = isTimeSeries ? TimeSeriesBuckets.prefix + first.name : first.name
    namespace = first.namespace
    let isCollated = sides.contains { $0.options["collation"] != nil }
    order = isTimeSeries ? .byBuckets : isCollated ? .byCollation : .byID
    isCapped = sides.contains { $0.options["capped"]?.bool ?? false }
    expiries = Set(sides.flatMap(DocumentExpiry.all))
  }
}
