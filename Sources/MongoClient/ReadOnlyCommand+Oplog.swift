public import BSON

extension ReadOnlyCommand {
  /// The time of a member's newest oplog entry.
  public static let newestOplogEntry = ReadOnlyCommand.find(
    in: "local", "oplog.rs", projection: ["_id": 0, "ts": 1], sort: ["$natural": -1], limit: 1)

  /// The time of a member's oldest oplog entry.
  public static let oldestOplogEntry = ReadOnlyCommand.find(
    in: "local", "oplog.rs", projection: ["_id": 0, "ts": 1], sort: ["$natural": 1], limit: 1)

  /// What applications wrote since a moment, one answer a namespace with `entries`, `deletes` and `last`.
  ///
  /// Left out are no-ops, which every idle server writes, what a chunk migration moves, and the server's own databases.
  /// Commands stand under `database.$cmd`, and each write of a transaction under its own namespace.
  ///
  /// - Parameters:
  ///   - moment: the time of an oplog entry, a timestamp; what comes after it counts.
  ///   - limit: how many entries are read at most; nothing for all.
  /// - Returns: the command.
  public static func userWrites(after moment: BSONValue, limit: Int64? = nil) -> ReadOnlyCommand {
    tallies(after: moment, limit: limit, by: "$write.ns")
  }

  /// The same for entries that tell a session, one answer a namespace and user.
  ///
  /// The `_id` of an answer has `ns`, and as `user` the digest of the user's name. Only retryable writes and
  /// transactions tell their session.
  ///
  /// - Parameters:
  ///   - moment: the time of an oplog entry, a timestamp; what comes after it counts.
  ///   - limit: how many entries are read at most.
  ///   - users: digests of the names of users whose writes do not count, 32 bytes each.
  /// - Returns: the command.
  public static func sessionWrites(after moment: BSONValue, limit: Int64, except users: [[UInt8]]) -> ReadOnlyCommand {
    // A binary value is its length, the subtype 0, and its bytes.
    let excepted = users.map { BSONValue.other(.binary, [UInt8(clamping: $0.count), 0, 0, 0, 0] + $0) }
    return tallies(
      after: moment, limit: limit,
      matching: [
        "lsid.uid": ["$type": "binData", "$nin": .array(BSONDocument(excepted.enumerated().map { ("\($0)", $1) }))]
      ],
      by: ["ns": "$write.ns", "user": "$lsid.uid"])
  }

  private static func tallies(
    after moment: BSONValue, limit: Int64?, matching: BSONDocument = [:], by key: BSONValue
  ) -> ReadOnlyCommand {
    let filters: [BSONDocument] = matching.names.isEmpty ? [] : [["$match": .document(matching)]]
    let limits: [BSONDocument] = limit.map { [["$limit": .int64($0)]] } ?? []
    let pipeline: [BSONDocument] =
      [
        [
          "$match": [
            "ts": ["$gt": moment], "op": ["$in": ["i", "u", "d", "c"]], "fromMigrate": ["$ne": true],
            "$or": [
              ["ns": ["$not": ["$regex": .string(systems)]]], ["o.applyOps.ns": ["$regex": .string(anyOther)]],
            ],
          ]
        ]
      ] + filters + limits + [
        ["$project": ["ts": 1, "lsid": 1, "write": ["$cond": [isSeveral, several, [["ns": "$ns", "op": "$op"]]]]]],
        ["$unwind": "$write"], ["$match": ["write.ns": ["$type": "string"]]],
        [
          "$group": [
            "_id": key, "entries": ["$sum": 1],
            "deletes": ["$sum": ["$cond": [["$eq": ["$write.op", "d"]], 1, 0]]], "last": ["$max": "$ts"],
          ]
        ],
        ["$sort": ["_id": 1]],
      ]
    return ReadOnlyCommand(
      .aggregate, on: "local", "oplog.rs",
      [("pipeline", .array(of: pipeline.map(BSONValue.document))), ("cursor", [:])])
  }

  /// A commit since a moment of a transaction that was prepared no later than that; at most one is returned.
  ///
  /// What it wrote stands before the moment in the oplog, and can be seen by readers only after it. Only transactions
  /// over several shards are prepared.
  ///
  /// Source: server source, `prevOpTime` of the entry that commits; seen on 6.0.27.
  ///
  /// - Parameter moment: the time of an oplog entry, a timestamp.
  /// - Returns: the command.
  public static func lateCommit(after moment: BSONValue) -> ReadOnlyCommand {
    find(
      in: "local", "oplog.rs",
      filter: [
        "ts": ["$gt": moment], "op": "c", "o.commitTransaction": ["$exists": true], "prevOpTime.ts": ["$lte": moment],
      ], projection: ["_id": 0, "ts": 1], limit: 1)
  }

  /// The oplog entries since a moment that write to documents with given `_id`s, and all transactions.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - ids: the `_id`s.
  ///   - moment: the time of an oplog entry, a timestamp; what comes after it counts.
  /// - Returns: the command.
  public static func writes(to namespace: String, _ ids: [BSONValue], after moment: BSONValue) -> ReadOnlyCommand {
    let among: BSONValue = ["$in": .array(of: ids)]
    return find(
      in: "local", "oplog.rs",
      filter: [
        "ts": ["$gt": moment],
        "$or": [
          ["ns": .string(namespace), "o._id": among], ["ns": .string(namespace), "o2._id": among],
          ["o.applyOps.ns": .string(namespace)],
        ],
      ], projection: ["op": 1, "ns": 1, "o": 1, "o2": 1])
  }

  private static let isSeveral: BSONValue = ["$and": [["$eq": ["$op", "c"]], ["$isArray": ["$o.applyOps"]]]]
  private static let several: BSONValue = [
    "$map": ["input": "$o.applyOps", "as": "write", "in": ["ns": "$$write.ns", "op": "$$write.op"]]
  ]
  private static let systems = "^(admin|config|local)[.]"
  private static let anyOther = "^(?!(admin|config|local)[.])"
}
