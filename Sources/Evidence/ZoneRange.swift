import Findings

/// A range of a shard key that is bound to a zone: one document of `config.tags`.
public struct ZoneRange: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// The zone's name.
  public let zone: String
  /// The range's lower bound, inclusive.
  public let minimum: OptionValue
  /// The range's upper bound, exclusive.
  public let maximum: OptionValue

  /// Describes a range.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - zone: the zone's name.
  ///   - minimum: the range's lower bound, inclusive.
  ///   - maximum: the range's upper bound, exclusive.
  public init(namespace: String, zone: String, minimum: OptionValue, maximum: OptionValue) {
    self.namespace = namespace
    self.zone = zone
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Whether two ranges are the same, byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    left.namespace.isExactly(right.namespace) && left.zone.isExactly(right.zone) && left.minimum == right.minimum
      && left.maximum == right.maximum
  }
}
