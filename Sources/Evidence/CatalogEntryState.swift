/// What an entry of a catalog is where it is no collection of an application, or not yet, or no longer.
///
/// Source: MongoDB docs, server: `$out`, mapReduce (`temp`), reshardCollection, time series; names as server 4.2 to 6.0
/// gives them.
public enum CatalogEntryState: String, Hashable, Sendable, CaseIterable {
  /// What an operation such as `$out`, mapReduce or a rename writes before it gives it its name (`temp: true`).
  case temporary
  /// What a resharding fills in the place of a collection (`system.resharding.`).
  case resharding
  /// A collection whose drop has not ended (`system.drop.`).
  case dropPending
  /// The buckets of a time series whose view is not there (`system.buckets.`), so that no application sees them.
  case bucketsAlone
  /// A time series without a collection of its buckets: that of a newer server, or one that lost its measurements.
  case seriesAlone
}

extension CollectionEvidence {
  /// Whether an operation that is under way made it for itself; the server drops it when that ends.
  public var isTemporary: Bool { options["temp"]?.bool == true }

  /// What it is, where it is no collection of an application.
  ///
  /// - Parameter series: the namespaces of the time series in the same catalog.
  /// - Returns: its state; nil for a collection, view or time series of an application, or another of the server's.
  public func state(besides series: Set<ExactText>) -> CatalogEntryState? {
    if isTemporary { return .temporary }
    if lacksBuckets == true { return .seriesAlone }
    if ExactText(name).begins(with: "system.resharding.") { return .resharding }
    if ExactText(name).begins(with: "system.drop.") { return .dropPending }
    guard ExactText(name).begins(with: TimeSeriesBuckets.prefix) else { return nil }
    return series.contains(ExactText(TimeSeriesBuckets.seriesNamespace(of: namespace))) ? nil : .bucketsAlone
  }
}

extension [CollectionEvidence] {
  /// The entries that are no collections of an application, each with what it is.
  ///
  /// The buckets of a time series that is there belong to it.
  public var entriesInPassing: [(entry: CollectionEvidence, state: CatalogEntryState)] {
    let series = Set(filter { $0.type == "timeseries" }.map { ExactText($0.namespace) })
    return compactMap { entry in entry.state(besides: series).map { (entry, $0) } }
  }
}
