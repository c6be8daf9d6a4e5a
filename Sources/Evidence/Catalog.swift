/// One collection or view, with its options and indexes.
public struct CollectionEvidence: Hashable, Codable, Sendable {
  /// The database it is in.
  public let database: String
  /// Its name within the database.
  public let name: String
  /// `collection`, `view` or `timeseries`.
  public let type: String
  /// The capped size in bytes, if it is capped.
  public let cappedSize: Int?
  /// Its indexes.
  public let indexes: [IndexEvidence]

  /// Describes a collection.
  ///
  /// - Parameters:
  ///   - database: the database it is in.
  ///   - name: its name within the database.
  ///   - type: `collection`, `view` or `timeseries`.
  ///   - cappedSize: the capped size in bytes, if it is capped.
  ///   - indexes: its indexes.
  public init(
    database: String, name: String, type: String = "collection", cappedSize: Int? = nil, indexes: [IndexEvidence] = []
  ) {
    self.database = database
    self.name = name
    self.type = type
    self.cappedSize = cappedSize
    self.indexes = indexes
  }

  /// `database.collection`.
  public var namespace: String { "\(database).\(name)" }

  /// The indexes whose key format mongosync's reverse depends on: unique, not `_id`, not the clustered one.
  public var uniqueSecondaryIndexes: [IndexEvidence] {
    indexes.filter { $0.isUnique && !$0.isClustered && $0.keyFields != ["_id"] }
  }
}

/// One index of a collection.
public struct IndexEvidence: Hashable, Codable, Sendable {
  /// Its name.
  public let name: String
  /// The fields of its key, in order.
  public let keyFields: [String]
  /// Whether it is unique.
  public let isUnique: Bool
  /// Whether it is the key of a clustered collection.
  public let isClustered: Bool
  /// Whether it is being prepared to become unique.
  public let isPrepareUnique: Bool
  /// Whether it is hidden from the planner.
  public let isHidden: Bool
  /// After how many seconds documents expire, if they do.
  public let expireAfterSeconds: Double?

  /// Describes an index.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - keyFields: the fields of its key, in order.
  ///   - isUnique: whether it is unique.
  ///   - isClustered: whether it is the key of a clustered collection.
  ///   - isPrepareUnique: whether it is being prepared to become unique.
  ///   - isHidden: whether it is hidden from the planner.
  ///   - expireAfterSeconds: after how many seconds documents expire.
  public init(
    name: String, keyFields: [String], isUnique: Bool = false, isClustered: Bool = false,
    isPrepareUnique: Bool = false, isHidden: Bool = false, expireAfterSeconds: Double? = nil
  ) {
    self.name = name
    self.keyFields = keyFields
    self.isUnique = isUnique
    self.isClustered = isClustered
    self.isPrepareUnique = isPrepareUnique
    self.isHidden = isHidden
    self.expireAfterSeconds = expireAfterSeconds
  }
}

/// The data format that one node keeps one collection's unique indexes in.
public struct IndexFormats: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// Each unique secondary index that should be there, with the format the node reported, if it reported one.
  public let formatVersions: Observed<[String: Int]>
  /// The unique secondary indexes that should be there.
  public let expected: [String]

  /// Describes a collection's unique indexes on one node.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - expected: the unique secondary indexes that should be there.
  ///   - formatVersions: the formats the node reported, by index name.
  public init(namespace: String, expected: [String], formatVersions: Observed<[String: Int]>) {
    self.namespace = namespace
    self.expected = expected
    self.formatVersions = formatVersions
  }
}
