import Evidence
import Findings
import TestSupport
import Testing

@Suite struct BypassUsersTests {
  @Test func `users are found by built-in roles and by roles of the cluster's own, and nothing else of them is kept`()
    async throws
  {
    let set = try await SharedServers.replicaSet("bypass users", Self.options)
    let surveyed = try await Surveyed.of(source: set.connectionString, seconds: 180)
    #expect(surveyed.source.bypassUsers.value == ["custom@admin", "inheriting@shop", "restorer@admin", "root@admin"])
    let replies = surveyed.records.filter { $0.origin == .source && $0.command.contains("usersInfo") }
    #expect(replies.count >= 2)
    for record in replies {
      #expect(!"\(record.answer)".contains("credentials"))
      #expect(!"\(record.answer)".contains("telephone"))
    }
  }

  @Test func `a user who may not see the others is refused`() async throws {
    let set = try await SharedServers.replicaSet("bypass users", Self.options)
    let source = try await Surveyed.of(source: set.connectionString(user: "reader", password: "x"), seconds: 180).source
    guard case .refused(let refusal, _) = source.bypassUsers else {
      Issue.record("\(source.bypassUsers)")
      return
    }
    #expect(refusal.kind == .unauthorized)
  }

  @Test(arguments: [MongodVersion.v5_0_4, .v4_4_2, .v4_2_6])
  func `older servers have users too, and none without access control`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let source = try await Surveyed.of(source: set.connectionString, seconds: 180).source
      #expect(source.bypassUsers.value == [])
    }
  }

  private static var options: ReplicaSetOptions {
    ReplicaSetOptions(
      accessControl: ReplicaSetOptions.AccessControl { admin in
        try await admin.run(
          "admin",
          """
          {"createRole": "bypassing", "roles": [],
           "privileges": [{"resource": {"cluster": true}, "actions": ["bypassWriteBlockingMode"]}]}
          """)
        try await admin.run("admin", #"{"createRole": "inheriting", "roles": ["bypassing"], "privileges": []}"#)
        try await admin.run("admin", #"{"createRole": "plain", "roles": ["read"], "privileges": []}"#)
        for (database, user, role) in [
          ("admin", "custom", #""bypassing""#), ("shop", "inheriting", #"{"role": "inheriting", "db": "admin"}"#),
          ("admin", "restorer", #""restore""#), ("admin", "plain", #""plain""#), ("shop", "app", #""readWrite""#),
        ] {
          try await admin.run(
            database,
            #"{"createUser": "\#(user)", "pwd": "x", "roles": [\#(role)], "customData": {"telephone": "555"}}"#)
        }
        try await admin.run(
          "admin", #"{"createUser": "reader", "pwd": "x", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
      })
  }
}
