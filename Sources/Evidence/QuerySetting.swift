/// Settings that an administrator bound to one shape of query (servers since 8.0); never the query itself.
public struct QuerySetting: Hashable, Codable, Sendable {
  /// The hash that names the query's shape.
  public let shapeHash: String
  /// The settings, such as the indexes allowed.
  public let settings: OptionValue

  /// Describes the settings of a query shape.
  ///
  /// - Parameters:
  ///   - shapeHash: the hash that names the query's shape.
  ///   - settings: the settings.
  public init(shapeHash: String, settings: OptionValue) {
    self.shapeHash = shapeHash
    self.settings = settings
  }
}
