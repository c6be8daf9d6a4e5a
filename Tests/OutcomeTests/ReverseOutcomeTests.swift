import Checklists
import Evidence
import Findings
import Foundation
import TestSupport
import Testing

extension OutcomeTests {
  @Suite struct Reverse {
    @Test func aCommittedReversibleMigrationLeavesOnlyStepsOpen() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.commitReversible()
      try await pair.audit().expect(.reverse, OutcomeTables.reverse)
    }

    /// Trap 13: once committed and reversible, the metadata must stay.
    @Test func missingMetadataFails() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.block(pair.source, true)
      let audit = pair.audit { plan in
        plan.reversible = true
        plan.filtered = false
        plan.preExistingDestinationData = false
        plan.buildIndexes = "afterDataCopy"
      }
      try await audit.expect(.reverse, OutcomeTables.reverse.changing(["metadata-databases": .fail]))
    }

    @Test func anOpenSourceFails() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.commitReversible()
      try await pair.block(pair.source, false)
      try await pair.audit().expect(.reverse, OutcomeTables.reverse.changing(["source-still-write-blocked": .fail]))
    }

    /// Traps 2 and 9: format 12 is suspect, not bad, and is told from the index version; names may hold dots.
    @Test func aLegacyIndexOnOneHiddenSecondaryIsUnknownThereOnly() async throws {
      let pair = try await ClusterPair.clean()
      let legacy = try await LegacyIndexSet.start()
      do {
        try await pair.commitReversible()
        try await pair.block(legacy, true)
        var audit = pair.audit()
        audit = AuditOfServers(
          source: legacy.connectionString, destination: audit.destination, plan: audit.plan)
        let items = try await audit.items(of: .reverse)
        try await audit.expect(.reverse, OutcomeTables.reverse.changing(["unique-index-format": .unknown]))
        let item = try #require(items.first { $0.id == "unique-index-format" })
        let suspects = item.findings.filter { $0.outcome == .unknown }
        #expect(suspects.map(\.subject.node) == [legacy.members[2].host])
        #expect(suspects.map(\.subject.index) == [LegacyIndexSet.index])
        #expect(item.findings.count { $0.outcome == .pass } == 2)
        let command = try #require(item.remedies.first { $0.settlesUnknown }?.command)
        #expect(command.contains(#"getCollection("customers").validate({ full: false })"#))
      } catch {
        await legacy.stop()
        throw error
      }
      await legacy.stop()
    }

    @Test func aSourceOlderThanSixFails() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.commitReversible()
      try await ReplicaSet.with(ReplicaSetOptions(name: "older", members: [.ordinary], version: .v5_0_4)) { older in
        try await older.primary().run(
          "shop", #"{"createIndexes": "a", "indexes": [{"key": {"b.c": 1}, "name": "b.c_1", "unique": true}]}"#)
        let audit = AuditOfServers(
          source: older.connectionString, destination: pair.destination.connectionString, plan: pair.audit().plan)
        try await audit.expect(
          .reverse,
          OutcomeTables.reverse.changing([
            "source-version": .fail, "topology-match": .fail, "unique-index-format": .unknown,
            "source-still-write-blocked": .fail,
          ]))
      }
    }

    @Test func anIndexNameWithADotIsRead() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.source.primary().run(
        "shop", #"{"createIndexes": "a", "indexes": [{"key": {"b.c": 1}, "name": "b.c_1", "unique": true}]}"#)
      try await pair.commitReversible()
      let items = try await pair.audit().items(of: .reverse)
      let item = try #require(items.first { $0.id == "unique-index-format" })
      #expect(item.outcome == .pass)
      #expect(item.findings.contains { $0.summary.contains("1 unique") })
    }

    /// A write block that a user may not read is unknown, never off.
    @Test func anUnreadableWriteBlockIsUnknown() async throws {
      let pair = try await ClusterPair.clean()
      try await pair.commitReversible()
      let access = ReplicaSetOptions.AccessControl(user: "root", password: "secret") { admin in
        try await admin.run(
          "admin", #"{"createUser": "reader", "pwd": "secret", "roles": ["readAnyDatabase"]}"#)
      }
      try await ReplicaSet.with(ReplicaSetOptions(name: "locked", members: [.ordinary], accessControl: access)) {
        locked in
        let audit = AuditOfServers(
          source: locked.connectionString(user: "reader", password: "secret"),
          destination: pair.destination.connectionString, plan: pair.audit().plan)
        // Without clusterMonitor the members cannot all be known, nor what a primary or an oplog says.
        try await audit.expect(
          .reverse,
          OutcomeTables.reverse.changing([
            "majority-commit-point": .unknown, "source-still-write-blocked": .unknown, "source-version": .unknown,
            "topology-match": .unknown, "unique-index-format": .unknown,
          ]))
        try await audit.expect(
          .restart,
          OutcomeTables.restart.changing([
            "majority-commit-point": .unknown, "source-write-block-off": .unknown, "oplog-window": .unknown,
            // The metadata that a reverse needs is a leftover to a restart.
            "reserved-databases": .fail,
          ]))
      }
    }
  }
}
