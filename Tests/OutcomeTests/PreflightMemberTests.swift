import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// What one member of a source can be like; one set is changed step by step.
  @Suite struct PreflightMembers {
    @Test func eachMemberCounts() async throws {
      let pair = try await ClusterPair.readyToStart()
      let options = ReplicaSetOptions(name: "mixed", members: [.ordinary, .ordinary, .arbiter], version: .v5_0_4)
      try await ReplicaSet.with(options) { set in
        try await set.primary().run("shop", #"{"create": "orders", "writeConcern": {"w": 2}}"#)
        let audit = AuditOfServers(
          source: set.connectionString, destination: pair.destination.connectionString, plan: pair.preflight().plan)
        // 5.0.4 is older than the oldest supported patch, and two members with data are too few beside an arbiter.
        try await audit.expectLines(
          of: .preflight,
          [
            "server-versions": .fail, "feature-compatibility": .pass, "arbiters": .fail,
            "indexes-on-all-members": .pass, "members-reachable": .pass,
          ])
        let secondary = try await secondary(of: set)
        try await buildAlone(on: secondary, of: set)
        let rolling = try #require(try await audit.items(of: .preflight).first { $0.id == "indexes-on-all-members" })
        #expect(rolling.outcome == .fail)
        #expect(rolling.findings.compactMap(\.subject.index) == ["rolling"])
        #expect(rolling.findings.compactMap(\.subject.node).allSatisfy { $0 != secondary.host })

        try await secondary.restart { $0.version = .v6_0_27 }
        try await set.waitUntilInPlace()
        let versions = try #require(try await audit.items(of: .preflight).first { $0.id == "server-versions" })
        #expect(versions.findings.contains { $0.summary == "The members of the source run 5.0.4, 6.0.27." })
        try await audit.expectLines(of: .preflight, ["server-versions": .fail, "feature-compatibility": .fail])

        await secondary.kill()
        let reached = try #require(try await audit.items(of: .preflight).first { $0.id == "members-reachable" })
        #expect(reached.findings.filter { $0.outcome == .fail }.map(\.subject.node) == [secondary.host])
        try await audit.expectLines(
          of: .preflight,
          [
            "members-reachable": .fail, "indexes-on-all-members": .unknown, "feature-compatibility": .unknown,
            "storage-engine": .unknown, "table-scans-allowed": .unknown, "profiler-off": .unknown,
          ])
      }
    }

    /// The old way of building an index member by member: as a standalone server, then back into the set.
    private func buildAlone(on member: MongodProcess, of set: ReplicaSet) async throws {
      try await member.restart { $0.replicaSetName = nil }
      try await member.admin().run(
        "shop", #"{"createIndexes": "orders", "indexes": [{"key": {"a": 1}, "name": "rolling"}]}"#)
      try await member.restart { $0.replicaSetName = set.options.name }
      try await set.waitUntilInPlace()
    }

    private func secondary(of set: ReplicaSet) async throws -> MongodProcess {
      let primary = try await set.primary().run("admin", #"{"hello": 1}"#)["primary"].string
      return try #require(set.members.dropLast().first { $0.host != primary })
    }

    /// What a user who may only read data is not told is unknown.
    @Test func aReaderLeavesTheEnvironmentUnknown() async throws {
      let pair = try await ClusterPair.readyToStart()
      let access = ReplicaSetOptions.AccessControl(user: "root", password: "secret") { admin in
        try await admin.run("admin", #"{"createUser": "reader", "pwd": "secret", "roles": ["readAnyDatabase"]}"#)
      }
      try await ReplicaSet.with(ReplicaSetOptions(name: "locked", members: [.ordinary], accessControl: access)) { set in
        let reader = set.connectionString(user: "reader", password: "secret")
        let asSource = AuditOfServers(
          source: reader, destination: pair.destination.connectionString, plan: pair.preflight().plan)
        let unread = [
          "arbiters", "server-versions", "storage-engine", "mongosync-privileges", "table-scans-allowed",
          "profiler-off", "default-concerns", "source-write-block-off", "oplog-window", "running-operations",
          "verifier-memory", "destination-disk",
        ]
        try await asSource.expectLines(
          of: .preflight, Dictionary(uniqueKeysWithValues: unread.map { ($0, Outcome.unknown) }))
        let asDestination = AuditOfServers(
          source: pair.source.connectionString, destination: reader, plan: pair.preflight().plan)
        try await asDestination.expectLines(
          of: .preflight,
          [
            "destination-disk": .unknown, "destination-oplog-window": .unknown, "provisioned-users": .pass,
            "destination-write-block-off": .unknown, "mongosync-privileges": .unknown,
          ])
      }
    }
  }
}
