import BSON
import Evidence
import MongoClient

/// Asks a server which of its clients call themselves mongosync.
struct MongosyncConnectionSurvey: Sendable {
  let node: ClusterNode

  /// Asks; only what matches leaves the server.
  ///
  /// - Parameter isRouter: whether the server is a mongos, which would otherwise ask its shards instead of itself.
  /// - Returns: the connections, those of one name together.
  func run(isRouter: Bool) async -> Observed<[MongosyncConnection]> {
    var options: BSONDocument = ["allUsers": true, "idleConnections": true]
    if isRouter { options = options.appending("localOps", true) }
    return await node.aggregate(
      in: "admin", nil,
      [
        ["$currentOp": .document(options)],
        ["$match": ["appName": ["$regex": "mongosync", "$options": "i", "$ne": .string(RunContext.applicationName)]]],
        ["$group": ["_id": "$appName", "client": ["$min": "$client"], "connections": ["$sum": 1]]],
        ["$sort": ["_id": 1]],
      ]
    ).observed("the connected clients") { documents in
      try documents.map { document in
        MongosyncConnection(
          application: try document.required("_id", .string),
          client: try document.optional("client", .string, nullIsAbsent: true),
          connections: try document.required("connections", .count))
      }
    }
  }
}
