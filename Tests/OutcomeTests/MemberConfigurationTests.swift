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
  }
}
