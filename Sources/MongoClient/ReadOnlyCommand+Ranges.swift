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
  ///   - batchSize: how many documents come at once; the server sends fewer where they fill 16 MB.
  /// - Returns: the command.
  public static func documentsByID(
    in database: String, _ collection: String, from: BSONValue? = nil, to: BSONValue? = nil, batchSize: Int32
  ) -> ReadOnlyCommand {
    let bounds = [("min", from), ("max", to)].compactMap { name, bound in
      bound.map { (name, BSONValue.document(["_id": $0])) }
    }
    let order: [(String, BSONValue)] = bounds.isEmpty ? [("sort", ["_id": 1])] : bounds
    return ReadOnlyCommand(
      .find, on: database, .string(collection), order + [("hint", ["_id": 1])] + reading(batchSize))
  }

  /// The documents with given `_id`s, in the order of `_id`, with all that a majority has.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - ids: the `_id`s.
  ///   - batchSize: how many documents come at once.
  /// - Returns: the command.
  public static func documents(
    in database: String, _ collection: String, withIDs ids: [BSONValue], batchSize: Int32
  ) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .find, on: database, .string(collection),
      [("filter", ["_id": ["$in": .array(of: ids)]]), ("sort", ["_id": 1]), ("hint", ["_id": 1])] + reading(batchSize))
  }

  private static func reading(_ batchSize: Int32) -> [(String, BSONValue)] {
    [("batchSize", .int32(batchSize)), ("readConcern", ["level": "majority"])]
  }
}
