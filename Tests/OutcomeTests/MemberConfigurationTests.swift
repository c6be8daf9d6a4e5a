import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  /// What a member's configuration excuses, on real sets.
  @Suite struct MemberConfigurations {
    @Test(arguments: [MongodVersion.v6_0_27, .v4_4_2])
    func aMemberIsExpectedToBeWhatItIsConfiguredFor(_ version: MongodVersion) async throws {
      let pair = try await ClusterPair.readyToStart()
      let options = ReplicaSetOptions(
        name: "configured", members: [.ordinary, .ordinary, .delayed(seconds: 3_600), .voteless], version: version)
      try await ReplicaSet.with(options) { set in
        let create = #"{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}], "writeConcern": {"w": 3}}"#
        try await set.primary().run("shop", create)
        let voteless = set.members[3]
        let audit = AuditOfServers(
          source: set.connectionString, destination: pair.destination.connectionString, plan: pair.preflight().plan)
        let delayed = set.members[2].host
        var items = try await audit.items(of: .preflight)
        let indexes = try #require(items.first { $0.id == "indexes-on-all-members" })
        #expect(indexes.outcome == .warn, "\(indexes.findings)")
        #expect(indexes.findings.filter { $0.outcome == .warn }.allSatisfy { $0.subject.node == delayed })
        #expect(indexes.findings.contains { $0.explanation.contains("3600 seconds behind by its configuration") })
        #expect(items.first { $0.id == "majority-commit-point" }?.outcome == .pass)
        #expect(items.first { $0.id == "members-reachable" }?.outcome == .pass)

        // Without a vote it is missed, and no majority waits for it.
        await voteless.kill()
        items = try await audit.items(of: .preflight)
        #expect(items.first { $0.id == "majority-commit-point" }?.outcome == .pass)
        let reachable = try #require(items.first { $0.id == "members-reachable" })
        #expect(reachable.findings.filter { $0.outcome == .fail }.map(\.subject.node) == [voteless.host])
      }
    }

    /// What decides who becomes primary, and who is read from, excuses nothing.
    @Test(arguments: [MongodVersion.v6_0_27, .v4_4_2])
    func priorityAndTagsExcuseNothing(_ version: MongodVersion) async throws {
      let pair = try await ClusterPair.readyToStart()
      let options = ReplicaSetOptions(
        name: "tagged", members: [.ordinary, .ordinary, .unelectable], version: version)
      try await ReplicaSet.with(options) { set in
        let create = #"{"createIndexes": "c", "indexes": [{"key": {"a": 1}, "name": "a"}], "writeConcern": {"w": 3}}"#
        try await set.primary().run("shop", create)
        let far = set.members[2]
        let configured = try await set.primary().run("admin", #"{"replSetGetConfig": 1}"#)["config"]["members"][2]
        #expect(configured["priority"].int == 0 && configured["tags"]["use"].string == "reports", "\(configured)")
        let audit = AuditOfServers(
          source: set.connectionString, destination: pair.destination.connectionString, plan: pair.preflight().plan)
        let members = try await audit.evidence(for: .preflight).source.sets[0].members
        #expect(members.map(\.configuration) == set.members.map { MemberConfiguration(host: $0.host) })
        #expect(members[2].configuration.excuse == nil && members[2].configuration.showsThePresent)
        try await audit.expectLines(
          of: .preflight,
          ["indexes-on-all-members": .pass, "majority-commit-point": .pass, "members-reachable": .pass])

        // It has stopped: it is missed, though it would never be primary; the other two are a majority.
        await far.kill()
        let items = try await audit.items(of: .preflight)
        let reachable = try #require(items.first { $0.id == "members-reachable" })
        #expect(reachable.findings.filter { $0.outcome == .fail }.map(\.subject.node) == [far.host])
        let indexes = try #require(items.first { $0.id == "indexes-on-all-members" })
        #expect(indexes.outcome == .unknown, "\(indexes.findings)")
      }
    }
  }
}
