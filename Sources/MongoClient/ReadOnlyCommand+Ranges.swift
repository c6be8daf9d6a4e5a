public import BSON

extension ReadOnlyCommand {
  /// Documents of a collection in the order of `_id`, from one value to another, with all that a majority has.
  ///
  /// The bounds are keys of the index on `_id`, so they hold across types, as a filter's would not. Without an upper
  /// bound a document whose `_id` is MaxKey is left out where there is a lower one.
  ///
  /// Source: MongoDB docs, server: cursor.min, cursor.max, read concern majority; the MaxKey was seen on 6.0.27.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - from: the first `_id`, if there is a bound.
  ///   - to: the first `_id` that is left out, if there is a bound.
  ///   - projection: which fields come; all if empty.
  ///   - skip: how many of the first documents are left out.
  ///   - limit: how many documents come at most; 0 for all.
  ///   - batchSize: how many documents come at once; the server sends fewer where they fill 16 MB.
  /// - Returns: the command.
  public static func documentsByID(
    in database: String, _ collection: String, from: BSONValue? = nil, to: BSONValue? = nil,
    projection: BSONDocument = [:], skip: Int = 0, limit: Int = 0, batchSize: Int32
  ) -> ReadOnlyCommand {
    let bounds = [("min", from), ("max", to)].compactMap { name, bound in
      bound.map { (name, BSONValue.document(["_id": $0])) }
    }
    // Between the bounds a server reads the index in its order anyway; a router merges its shards only if told to.
    let order: [(String, BSONValue)] = bounds + [("sort", ["_id": 1])]
    let amounts = [("skip", skip), ("limit", limit)].filter { $0.1 > 0 }.map { ($0.0, BSONValue.int64(Int64($0.1))) }
    let fields: [(String, BSONValue)] = projection.names.isEmpty ? [] : [("projection", .document(projection))]
    return ReadOnlyCommand(
      .find, on: database, .string(collection),
      order + fields + amounts + [("hint", ["_id": 1])] + reading(batchSize))
  }

  /// Documents whose `_id` a collation orders, in the order of its bytes, with all that a majority has.
  ///
  /// The server sorts them, on its disk if need be, since the index has them in the collation's order.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - batchSize: how many documents come at once.
  /// - Returns: the command.
  public static func documentsWithTextID(
    in database: String, _ collection: String, batchSize: Int32
  ) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .find, on: database, .string(collection),
      [("filter", ["_id": ["$type": ["string", "symbol", "object"]]])] + byBytes + reading(batchSize))
  }

  /// Buckets of a time series in the order of `_id`, from one value to another, with all that a majority has.
  ///
  /// Their `_id`s are object ids, so a filter leaves none out. No index is named: before 6.0 there is none, and later
  /// servers read the collection itself in that order.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection of the buckets.
  ///   - from: the first `_id`, if there is a bound.
  ///   - to: the first `_id` that is left out, if there is a bound.
  ///   - batchSize: how many buckets come at once.
  /// - Returns: the command.
  public static func bucketsByID(
    in database: String, _ collection: String, from: BSONValue?, to: BSONValue?, batchSize: Int32
  ) -> ReadOnlyCommand {
    let bounds = [("$gte", from), ("$lt", to)].compactMap { name, bound in bound.map { (name, $0) } }
    let filter: [(String, BSONValue)] =
      bounds.isEmpty ? [] : [("filter", ["_id": .document(BSONDocument(bounds))])]
    return ReadOnlyCommand(
      .find, on: database, .string(collection),
      filter + [("sort", ["_id": 1]), ("allowDiskUse", true)] + reading(batchSize))
  }

  /// The documents with given `_id`s, in the order of `_id`, with all that a majority has.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - ids: the `_id`s.
  ///   - usesIndex: whether the index on `_id` has them in the order of their bytes.
  ///   - batchSize: how many documents come at once.
  /// - Returns: the command.
  public static func documents(
    in database: String, _ collection: String, withIDs ids: [BSONValue], usesIndex: Bool = true, batchSize: Int32
  ) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .find, on: database, .string(collection),
      [("filter", ["_id": ["$in": .array(of: ids)]])]
        + (usesIndex ? [("sort", ["_id": 1]), ("hint", ["_id": 1])] : byBytes) + reading(batchSize))
  }

  /// The `_id`s of all documents in the order in which they lie, with all that a majority has.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - limit: how many come at most; 0 for all.
  ///   - batchSize: how many come at once.
  /// - Returns: the command.
  public static func idsInNaturalOrder(
    in database: String, _ collection: String, limit: Int = 0, batchSize: Int32
  ) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .find, on: database, .string(collection),
      [("projection", ["_id": 1]), ("sort", ["$natural": 1])] + (limit > 0 ? [("limit", .int64(Int64(limit)))] : [])
        + reading(batchSize))
  }

  private static let byBytes: [(String, BSONValue)] = [
    ("collation", ["locale": "simple"]), ("sort", ["_id": 1]), ("allowDiskUse", true),
  ]

  private static func reading(_ batchSize: Int32) -> [(String, BSONValue)] {
    [("batchSize", .int32(batchSize)), majority]
  }

  static let majority: (String, BSONValue) = ("readConcern", ["level": "majority"])
}
