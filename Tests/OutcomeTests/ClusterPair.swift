import Evidence
import Foundation
import Synchronization
import TestSupport

/// Two real replica sets that the tests of this target share, one test at a time.
struct ClusterPair {
  let source: ReplicaSet
  let destination: ReplicaSet

  /// Starts them at the first use, and takes away what an earlier test left.
  static func clean() async throws -> ClusterPair {
    let pair = ClusterPair(
      source: try await SharedServers.replicaSet(
        "outcome source", ReplicaSetOptions(name: "old", members: [.ordinary])),
      destination: try await SharedServers.replicaSet(
        "outcome destination", ReplicaSetOptions(name: "new", members: [.ordinary])))
    for set in [pair.source, pair.destination] {
      try await pair.block(set, false)
      let admin = try set.primary()
      // The oplog of a fresh set spans seconds; with a minimum it is as good as two days long.
      try await admin.run("admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 48.0}"#)
      for database in try await admin.run("admin", #"{"listDatabases": 1}"#)["databases"].array {
        guard let name = database["name"].string, !["admin", "config", "local"].contains(name) else { continue }
        try await admin.run(name, #"{"dropDatabase": 1}"#)
      }
      // A database's users and roles outlive it.
      for database in ["twins", "admin"] {
        for accounts in ["Users", "Roles"] { try await admin.run(database, #"{"dropAll\#(accounts)FromDatabase": 1}"#) }
      }
    }
    return pair
  }

  /// Makes a database by putting one document into it.
  func make(_ database: String, on set: ReplicaSet) async throws {
    try await set.primary().insert("\(database).things", documents: [#"{"a": 1}"#])
  }

  /// Writes to a database twice a second while something else is done.
  func whileWriting(to database: String, on set: ReplicaSet, _ body: () async throws -> Void) async throws {
    try await make(database, on: set)
    let admin = try set.primary()
    let end = End()
    async let writing: Void = offCooperativePool {
      while !end.isReached.load(ordering: .relaxed) {
        try admin.insert("\(database).things", documents: [#"{"a": 1}"#])
        Thread.sleep(forTimeInterval: 0.5)
      }
    }
    defer { end.isReached.store(true, ordering: .relaxed) }
    try await body()
    end.isReached.store(true, ordering: .relaxed)
    try await writing
  }

  /// Whether writing is to end.
  private final class End: Sendable {
    let isReached = Atomic(false)
  }

  /// Blocks user writes or lifts the block.
  func block(_ set: ReplicaSet, _ isBlocked: Bool) async throws {
    try await set.primary().run("admin", #"{"setUserWriteBlockMode": 1, "global": \#(isBlocked)}"#)
  }

  /// The state after a committed reversible migration: metadata on the destination, and the source blocked.
  func commitReversible() async throws {
    try await destination.primary().insert(
      "__mdb_internal_mongosync.globalState",
      documents: [
        """
        {"reversible": true, "writeBlockingMode": "sourceAndDestination", "buildIndexes": "afterDataCopy",
         "namespaceFilter": {"inclusionFilter": [], "exclusionFilter": []}}
        """
      ])
    try await block(source, true)
  }

  /// The clusters under audit, with a plan that says enough to judge.
  func audit(_ change: (inout Plan) -> Void = { _ in }) -> AuditOfServers {
    var plan = Plan()
    plan.mongosyncVersion = ReleaseVersion(1, 21)
    plan.expectedCopyHours = 1
    plan.preExistingDestinationData = false
    plan.canWriteAt = Date(timeIntervalSinceNow: 0)
    change(&plan)
    return AuditOfServers(source: source.connectionString, destination: destination.connectionString, plan: plan)
  }
}
