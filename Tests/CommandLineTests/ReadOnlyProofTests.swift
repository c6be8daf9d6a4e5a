import TestSupport
import Testing

/// What the servers themselves say of a run: their logs, their counters and their oplogs.
@Suite struct ReadOnlyProofTests {
  private static let listed: Set = [
    "aggregate", "balancerStatus", "buildInfo", "connectionStatus", "dbStats", "find", "getDefaultRWConcern",
    "getParameter", "hello", "hostInfo", "isMaster", "listCollections", "listDatabases", "listIndexes",
    "planCacheListFilters", "profile", "replSetGetConfig", "serverStatus", "usersInfo",
  ]
  /// Sent by the driver on its own account.
  private static let driver: Set = [
    "hello", "isMaster", "ismaster", "saslStart", "saslContinue", "getMore", "killCursors", "endSessions",
  ]

  /// All that may be seen of the auditor.
  static var allowed: Set<String> { listed.union(driver) }

  @Test func `both clusters saw nothing but reads`() async throws {
    try await prove(access: nil)
  }

  @Test func `a user who may only read suffices for a whole run`() async throws {
    let access = ReplicaSetOptions.AccessControl { admin in
      try await admin.run(
        "admin", #"{"createUser": "auditor", "pwd": "only reads", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
    }
    try await prove(access: access)
  }

  private func prove(access: ReplicaSetOptions.AccessControl?) async throws {
    var options = ReplicaSetOptions(accessControl: access)
    options.server.logsEveryCommand = true
    try await CleanClusters.with(options) { clusters in
      var audit = clusters.audit
      if access != nil {
        audit = Audit(
          clusters.source.connectionString(user: "auditor", password: "only reads"),
          clusters.destination.connectionString(user: "auditor", password: "only reads"))
      }
      for set in [clusters.source, clusters.destination] { try await Self.fill(set) }
      let before = try await [ServerState(clusters.source), ServerState(clusters.destination)]
      var runIDs: [String] = []
      let mongosync = try MongosyncStandIn(.body(MongosyncStandIn.progress(of: .v1_21, at: .committed)))
      for checklist in ["preflight", "restart", "cutover", "post-cutover", "reverse", "device-sync"] {
        audit.checklist = checklist
        audit.arguments = ["--mongosync", mongosync.url] + (checklist == "preflight" ? ["--deep"] : [])
        let report = try await audit.run().report()
        runIDs.append(try #require(report["run"]["id"].string))
        let refused = report["evidence"].array.filter { $0["error"].string != nil && !Self.isExpected($0) }
        #expect(refused.isEmpty, "\(refused)")
      }
      #expect(Set(mongosync.asked) == ["GET /api/v1/progress"])
      for (set, earlier) in zip([clusters.source, clusters.destination], before) {
        try Self.expectOnlyReads(in: LoggedCommand.all(in: set.members[0].logText), runIDs: runIDs)
        let later = try await ServerState(set)
        #expect(later.writeCommands == earlier.writeCommands)
        #expect(later.documents == earlier.documents)
        let written = try await ServerState.entries(of: set, after: earlier.lastOplogTime)
        #expect(written.allSatisfy { $0.isHousekeeping }, "\(written)")
      }
    }
  }

  /// What only newer servers or Atlas know, and what takes more rights than to read.
  private static func isExpected(_ record: JSON) -> Bool {
    let known = ["$querySettings", "$listSearchIndexes", "system.roles", "forAllDBs", "planCacheListFilters"]
    return known.contains { "\(record["command"])".contains($0) }
  }

  /// More collections than a first batch holds, unique indexes and metadata, so that every collector has work.
  private static func fill(_ set: ReplicaSet) async throws {
    let admin = try set.primary()
    for number in 0..<120 { try await admin.run("many", #"{"create": "c\#(number)"}"#) }
    let index = #"{"createIndexes": "c0", "indexes": [{"key": {"a": 1}, "name": "a.b", "unique": true}]}"#
    try await admin.run("many", index)
    try await admin.insert("__mdb_internal_mongosync.globalState", documents: [#"{"_id": 1, "reversible": true}"#])
  }

  private static func expectOnlyReads(in commands: [LoggedCommand], runIDs: [String]) throws {
    let ours = commands.filter { $0.application == "mongosync-auditor" && !$0.isServersOwnLookAtUsers }
    #expect(ours.count > 20)
    #expect(Set(ours.map(\.name)).isSubset(of: listed.union(driver)), "\(Set(ours.map(\.name)))")
    let asked = ours.filter { listed.contains($0.name) && !driver.contains($0.name) }
    #expect(Set(asked.map(\.name)).isSuperset(of: ["aggregate", "find", "listDatabases", "serverStatus", "buildInfo"]))
    let comments = Set(runIDs.map { "mongosync-auditor \($0)" })
    for command in asked {
      #expect(comments.contains(command.comment ?? ""), "\(command)")
      #expect((command.maxTimeMS ?? 0) > 0, "\(command)")
    }
  }
}
