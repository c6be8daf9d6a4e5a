import Checklists
import Evidence
import Findings
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct PostCutover {
    @Test func twinsPassEveryLine() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.auditAfterCutover().expect(.postCutover, OutcomeTables.postCutover)
    }

    /// One difference at a time, each undone before the next: exactly its line changes.
    @Test func eachDifferenceIsSeenByItsCheckAlone() async throws {
      let pair = try await ClusterPair.twins()
      let admin = try pair.destination.primary()
      let audit = pair.auditAfterCutover()
      for difference in TwinDifference.all {
        for command in difference.commands { try await admin.run("twins", command) }
        let outcomes = try await audit.outcomes(of: .postCutover)
        let changed = outcomes.filter { OutcomeTables.postCutover[$0.key] != $0.value }
        #expect(changed == difference.changes, "\(difference.commands)")
        for command in difference.repair { try await admin.run("twins", command) }
      }
      try await audit.expect(.postCutover, OutcomeTables.postCutover)
    }

    @Test func aWriteBlockOnTheDestinationFails() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.block(pair.destination, true)
      try await pair.auditAfterCutover().expect(
        .postCutover, OutcomeTables.postCutover.changing(["destination-write-block-off": .fail]))
    }

    @Test func aFilterLeavesWhatIsMissingToAPerson() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.make("unfiltered", on: pair.source)
      try await pair.auditAfterCutover().expect(
        .postCutover, OutcomeTables.postCutover.changing(["same-namespaces": .fail]))
      try await pair.auditAfterCutover { $0.filtered = true }.expect(
        .postCutover, OutcomeTables.postCutover.changing(["same-namespaces": .unknown]))
    }

    @Test func theVersionDecidesWhichBugsThereWere() async throws {
      let pair = try await ClusterPair.twins()
      try await pair.auditAfterCutover { $0.mongosyncVersion = nil }.expect(
        .postCutover, OutcomeTables.postCutover.changing(["historical-bugs": .unknown]))
      try await pair.auditAfterCutover { $0.mongosyncVersion = ReleaseVersion(1, 7, 1) }.expect(
        .postCutover, OutcomeTables.postCutover.changing(["historical-bugs": .warn]))
    }

    /// What mongosync does to invalid legacy specifications of an old source is no difference.
    @Test func legacyIndexesOfAnOldSourceAreRewritten() async throws {
      let pair = try await ClusterPair.clean()
      try await ReplicaSet.with(ReplicaSetOptions(name: "ancient", members: [.ordinary], version: .v4_2_6)) { old in
        let index = #""key": {"a": 1}, "name": "a_1", "background": true"#
        try await old.primary().run("twins", #"{"createIndexes": "kinds", "indexes": [{\#(index)}]}"#)
        try await pair.destination.primary().run("twins", #"{"createIndexes": "kinds", "indexes": [{\#(index)}]}"#)
        let items = try await AuditOfServers(
          source: old.connectionString, destination: pair.destination.connectionString, plan: pair.audit().plan
        ).items(of: .postCutover)
        for id in ["same-namespaces", "same-indexes", "same-collection-options", "same-collations"] {
          #expect(items.first { $0.id == id }?.outcome == .pass, "\(id)")
        }
      }
    }
  }
}
