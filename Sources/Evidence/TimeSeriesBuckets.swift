/// How the collection that keeps the measurements of a time series is named.
///
/// Source: MongoDB docs, server: time series, `system.buckets`.
public enum TimeSeriesBuckets {
  /// What stands before the name of the time series.
  public static let prefix = "system.buckets."

  /// The time series whose buckets a collection keeps.
  ///
  /// - Parameter namespace: `database.collection`.
  /// - Returns: the namespace of the time series; the same namespace for any other collection.
  public static func seriesNamespace(of namespace: String) -> String {
    let parts = NamespaceParts(of: namespace)
    guard let series = parts.collection.flatMap({ ExactText($0).dropping(prefix) }) else { return namespace }
    return "\(parts.database).\(series)"
  }
}
