public import BSON

extension ReadOnlyCommand {
  /// What a change stream over a whole cluster is opened for.
  public enum WantedChanges: Hashable, Sendable {
    /// Only how far the stream can be read.
    case none
    /// Every change of user data after a time, a timestamp.
    case all(after: BSONValue)
    /// The writes after a time to documents of one collection that have given `_id`s.
    case writes(after: BSONValue, database: String, collection: String, ids: [BSONValue])
  }

  /// A change stream over all databases of users; it shows what a majority has, in the order of time.
  ///
  /// A server leaves out its own databases, collections that begin with `system.`, so also the buckets of time series,
  /// and what a chunk migration moves.
  ///
  /// Source: MongoDB docs, server: change streams, `$changeStream`.
  ///
  /// - Parameters:
  ///   - wanted: which changes.
  ///   - showsExpandedEvents: whether the making and changing of collections and indexes is shown, as since 6.0.
  /// - Returns: the command.
  public static func changes(_ wanted: WantedChanges, showsExpandedEvents: Bool = false) -> ReadOnlyCommand {
    var stream: [(String, BSONValue)] = [("allChangesForCluster", true)]
    if let moment = wanted.moment { stream.append(("startAtOperationTime", moment)) }
    if showsExpandedEvents { stream.append(("showExpandedEvents", true)) }
    let pipeline: [BSONDocument] = [
      ["$changeStream": .document(BSONDocument(stream))], ["$match": .document(wanted.match)],
      ["$project": ["operationType": 1, "clusterTime": 1, "ns": 1, "to": 1, "documentKey._id": 1]],
    ]
    return ReadOnlyCommand(
      .aggregate, on: "admin", 1, [("pipeline", .array(of: pipeline.map(BSONValue.document))), ("cursor", [:])])
  }
}

extension ReadOnlyCommand.WantedChanges {
  fileprivate var moment: BSONValue? {
    switch self {
    case .none: nil
    case .all(let moment), .writes(let moment, _, _, _): moment
    }
  }

  /// A stream begins with its time inclusively, and what was written at it was there already.
  fileprivate var match: BSONDocument {
    switch self {
    case .none: ["operationType": "none"]
    case .all(let moment): ["clusterTime": ["$gt": moment]]
    case .writes(let moment, let database, let collection, let ids):
      [
        "clusterTime": ["$gt": moment], "ns.db": .string(database), "ns.coll": .string(collection),
        "documentKey._id": ["$in": .array(of: ids)],
      ]
    }
  }
}
