import Evidence
import Findings
import TestSupport
import Testing

@testable import Survey

@Suite struct SourceActivityTests {
  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_4_2, .v4_2_6])
  func `writes of applications are seen, and those of the server are not`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let admin = try set.primary()
      try await admin.insert("config.quiet", documents: ["{}"])
      try await admin.insert("__mdb_internal_mongosync.resumeData", documents: ["{}"])
      #expect(try await primary(of: set)?.recentWrites.value == [])
      try await admin.insert("shop.orders", documents: ["{}", "{}"])
      try await admin.run("shop", #"{"createIndexes": "orders", "indexes": [{"key": {"a": 1}, "name": "a_1"}]}"#)
      let writes = try #require(try await primary(of: set)?.recentWrites.value)
      #expect(writes.first { $0.namespace == "shop.orders" }?.entries ?? 0 >= 1)
      #expect(writes.contains { $0.namespace == "shop.$cmd" })
      #expect(writes.allSatisfy { $0.deletes == 0 })
      // A document that looks like a transaction's entry is a document.
      try await admin.insert("shop.odd", documents: [#"{"applyOps": [{"ns": "other.place", "op": "d"}]}"#])
      try await admin.run("shop", #"{"delete": "orders", "deletes": [{"q": {}, "limit": 1}]}"#)
      let deleted = try #require(try await primary(of: set)?.recentWrites.value)
      #expect(deleted.first { $0.namespace == "shop.orders" }?.deletes == 1)
      #expect(deleted.first { $0.namespace == "shop.odd" }?.entries == 1)
      #expect(deleted.filter { !$0.namespace.hasPrefix("shop.") } == [])
      #expect(writes.filter { !$0.namespace.hasPrefix("shop.") } == [])
    }
  }

  @Test func `a transaction is open until it is committed, and then its writes are seen`() async throws {
    try await ReplicaSet.with { set in
      let admin = try set.primary()
      try await admin.run("shop", #"{"create": "orders"}"#)
      let transaction = try OpenTransaction(
        set.connectionString, inserting: #"{"a": 1}"#, into: ("shop", "orders"))
      #expect(try await primary(of: set)?.openTransactions.value == 1)
      try await transaction.commit()
      let after = try #require(try await primary(of: set))
      #expect(after.openTransactions.value == 0)
      #expect(after.recentWrites.value?.contains { $0.namespace == "shop.orders" } == true)
    }
  }

  @Test func `a later look goes back to where the source became quiet`() async throws {
    try await ReplicaSet.with { set in
      func look(_ window: ActivityWindow) async throws -> ClusterEvidence {
        try await Surveyed.of(source: set.connectionString, window: window, seconds: 180).source
      }
      // For so long that ten seconds of the oplog do not hold it: an idle server notes as much every ten.
      func write() async throws {
        try await set.primary().insert("shop.orders", documents: ["{}"])
        try await Task.sleep(for: .seconds(24))
      }
      try await write()
      let first = try await look(.single)
      #expect(first.quietSeconds == 10)
      let since = try #require(first.quietSince)
      #expect(try await look(ActivityWindow(least: 0, quietSince: since)).quietSince == since)
      try await write()
      #expect(try await look(.single).quietSeconds == 10, "one look alone does not see it")
      let later = try await look(ActivityWindow(least: 0, quietSince: since))
      #expect(later.quietSince == nil)
      let primary = try #require(later.sets.first?.primary)
      #expect(primary.recentWrites.value?.map(\.namespace) == ["shop.orders"])
      #expect((24...120).contains(primary.recentWritesSeconds), "\(primary.recentWritesSeconds)")
    }
  }

  @Test func `only the source is asked`() async throws {
    let surveyed = try await Surveyed.of(seconds: 180)
    #expect(surveyed.destination.sets.first?.primary?.recentWrites.value == nil)
    #expect(surveyed.destination.sets.first?.primary?.openTransactions.value == nil)
    #expect(surveyed.source.sets.first?.primary?.recentWrites.value != nil)
  }

  private func primary(of set: ReplicaSet) async throws -> MemberEvidence? {
    try await Surveyed.of(source: set.connectionString, window: .watching(after: nil), seconds: 180).source.sets.first?
      .primary
  }
}
