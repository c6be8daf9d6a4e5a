/// One collection or view, with its options and indexes.
public struct CollectionEvidence: Hashable, Codable, Sendable {
  /// The database it is in.
  public let database: String
  /// Its name within the database.
  public let name: String
  /// `collection`, `view` or `timeseries`.
  public let type: String
  /// Its options, such as `capped` or `validator`; of a view also `viewOn` and `pipeline`; never its UUID.
  public let options: [String: OptionValue]
  /// Its indexes.
  public let indexes: [IndexEvidence]
  /// Whether it is a time series that no collection of buckets belongs to; nil for all else.
  ///
  /// Newer servers keep measurements without one; on older ones they are lost.
  public let lacksBuckets: Bool?

  /// Describes a collection.
  ///
  /// - Parameters:
  ///   - database: the database it is in.
  ///   - name: its name within the database.
  ///   - type: `collection`, `view` or `timeseries`.
  ///   - options: its options.
  ///   - indexes: its indexes.
  ///   - lacksBuckets: whether it is a time series that no collection of buckets belongs to.
  public init(
    database: String, name: String, type: String = "collection", options: [String: OptionValue] = [:],
    indexes: [IndexEvidence] = [], lacksBuckets: Bool? = nil
  ) {
    self.lacksBuckets = lacksBuckets
    self.database = database
    self.name = name
    self.type = type
    self.options = options
    self.indexes = indexes
  }

  /// Its indexes that are complete, which alone serve queries and enforce uniqueness.
  public var completeIndexes: [IndexEvidence] { indexes.filter { !$0.isBuilding } }

  /// Whether a name is one that servers give to collections of their own, as `system.js`.
  ///
  /// - Parameter name: a collection's name within its database.
  /// - Returns: whether it is.
  public static func isSystem(_ name: String) -> Bool { ExactText(name).begins(with: "system.") }

  /// Whether it is one of the server's own within a database, as `system.js`.
  public var isSystem: Bool { Self.isSystem(name) }

  /// `database.collection`.
  public var namespace: String { "\(database).\(name)" }

  /// The capped size in bytes, if it is capped.
  public var cappedSize: Int? {
    guard options["capped"]?.bool == true else { return nil }
    return options["size"]?.number.flatMap { Int(exactly: $0.rounded()) }
  }

  /// The indexes whose key format mongosync's reverse depends on: unique, not `_id`, not the clustered one.
  public var uniqueSecondaryIndexes: [IndexEvidence] {
    indexes.filter(\.isUniqueSecondary)
  }
}
