public import BSON

extension ReadOnlyCommand {
  /// How many documents a collection has, counted one by one among those that a majority has.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  /// - Returns: the command; the answer is one document with `n`, or none where there are no documents.
  public static func documentCount(in database: String, _ collection: String) -> ReadOnlyCommand {
    aggregation(in: database, collection, [["$group": ["_id": .null, "n": ["$sum": 1]]]])
  }

  /// The number of documents of a range of `_id`, the sum of their sizes and a sum of their hashes.
  ///
  /// Remainders of the hashes are added up rather than the hashes, so that eight million documents cannot overflow the
  /// sum; of more, it may come back as a double, which nothing should be concluded from.
  ///
  /// Source: `$toHashedIndexKey` over `$_internalKeyStringValue`, and comparisons in `$expr` that use the index across
  /// types, as seen on server 6.0.27.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - from: the first `_id`, if there is a bound.
  ///   - to: the first `_id` that is left out, if there is a bound.
  /// - Returns: the command; the answer is one document with `n`, `bytes` and `hashes`, or none.
  public static func rangeDigest(
    in database: String, _ collection: String, from: BSONValue? = nil, to: BSONValue? = nil
  ) -> ReadOnlyCommand {
    let bounds = [("$gte", from), ("$lt", to)].compactMap { comparison, bound in
      bound.map { BSONValue.document([comparison: ["$_id", ["$literal": $0]]]) }
    }
    let range: [BSONDocument] = bounds.isEmpty ? [] : [["$match": ["$expr": ["$and": .array(of: bounds)]]]]
    return aggregation(
      in: database, collection,
      range + [
        [
          "$group": [
            "_id": .null, "n": ["$sum": 1], "bytes": ["$sum": ["$bsonSize": "$$ROOT"]],
            "hashes": ["$sum": ["$mod": [documentHash, .int64(modulus)]]],
          ]
        ]
      ], [("hint", ["_id": 1])])
  }

  /// Hashes whatever a server must know to give a range's digest; the answer is empty.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  /// - Returns: the command, which a server refuses that has no such hashes.
  public static func digestTrial(in database: String, _ collection: String) -> ReadOnlyCommand {
    aggregation(in: database, collection, [["$limit": 1], ["$project": ["_id": 0, "h": documentHash]]])
  }

  /// The MD5 of all documents of collections, each in the order of `_id`, or as they lie where they are capped.
  ///
  /// Source: MongoDB docs, server: dbHash. It locks the database against writes while it runs.
  ///
  /// - Parameters:
  ///   - database: the database.
  ///   - collections: the collections.
  /// - Returns: the command.
  public static func databaseHash(of database: String, _ collections: [String]) -> ReadOnlyCommand {
    ReadOnlyCommand(.dbHash, on: database, 1, [("collections", .array(of: collections.map(BSONValue.string)))])
  }

  /// The largest prime below 2^40.
  private static let modulus: Int64 = 1_099_511_627_689

  private static let documentHash: BSONValue = [
    "$toHashedIndexKey": ["$_internalKeyStringValue": ["input": "$$ROOT"]]
  ]

  static func aggregation(
    in database: String, _ collection: String, _ pipeline: [BSONDocument], _ more: [(String, BSONValue)] = []
  ) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .aggregate, on: database, .string(collection),
      [("pipeline", .array(of: pipeline.map(BSONValue.document))), ("cursor", [:]), majority] + more)
  }
}
