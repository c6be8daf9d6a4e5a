import TestSupport

/// What would differ on a server if anybody wrote to it.
struct ServerState: Sendable {
  /// How often each command that writes has been called, by anybody.
  let writeCommands: [String: Int]
  /// How many documents were inserted, updated and deleted, by anybody.
  let documents: [String: Int]
  /// The time of the last oplog entry, as Extended JSON.
  let lastOplogTime: String

  private static let writing = [
    "abortTransaction", "applyOps", "bulkWrite", "clone", "cloneCollectionAsCapped", "collMod", "commitTransaction",
    "compact", "convertToCapped", "create", "createIndexes", "createRole", "createUser", "delete", "drop",
    "dropDatabase", "dropIndexes", "dropUser", "findAndModify", "fsync", "grantRolesToUser", "insert", "killOp",
    "mapReduce", "reIndex", "renameCollection", "replSetReconfig", "replSetStepDown", "setDefaultRWConcern",
    "setFeatureCompatibilityVersion", "setParameter", "setUserWriteBlockMode", "shutdown", "update", "updateUser",
  ]

  init(_ set: ReplicaSet) async throws {
    let admin = try set.primary()
    let metrics = try await admin.run("admin", #"{"serverStatus": 1}"#)["metrics"]
    writeCommands = Dictionary(
      uniqueKeysWithValues: Self.writing.map { ($0, metrics["commands"][$0]["total"].int ?? 0) })
    documents = ["inserted", "updated", "deleted"].reduce(into: [:]) { counts, name in
      counts[name] = metrics["document"][name].int ?? 0
    }
    let last = try await admin.run(
      "local", #"{"find": "oplog.rs", "sort": {"$natural": -1}, "limit": 1, "projection": {"ts": 1}}"#)
    let time = last["cursor"]["firstBatch"][0]["ts"]["$timestamp"]
    lastOplogTime = #"{"$timestamp": {"t": \#(time["t"].int ?? 0), "i": \#(time["i"].int ?? 0)}}"#
  }

  /// One oplog entry.
  struct OplogEntry: Sendable {
    let operation: String
    let namespace: String

    /// No-ops, and the server's own record of the sessions that every driver opens.
    var isHousekeeping: Bool { operation == "n" || namespace == "config.system.sessions" }
  }

  /// What was written after a time.
  static func entries(of set: ReplicaSet, after time: String) async throws -> [OplogEntry] {
    let reply = try await set.primary().run(
      "local", #"{"find": "oplog.rs", "filter": {"ts": {"$gt": \#(time)}}, "batchSize": 10000}"#)
    return reply["cursor"]["firstBatch"].array.map {
      OplogEntry(operation: $0["op"].string ?? "", namespace: $0["ns"].string ?? "")
    }
  }
}
