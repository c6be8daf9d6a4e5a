import Evidence
import Findings
import TestSupport
import Testing

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

  @Test func `only the source is asked`() async throws {
    let surveyed = try await Surveyed.of(seconds: 180)
    #expect(surveyed.destination.sets.first?.primary?.recentWrites.value == nil)
    #expect(surveyed.destination.sets.first?.primary?.openTransactions.value == nil)
    #expect(surveyed.source.sets.first?.primary?.recentWrites.value != nil)
  }

  private func primary(of set: ReplicaSet) async throws -> MemberEvidence? {
    try await Surveyed.of(source: set.connectionString, seconds: 180).source.sets.first?.primary
  }
}
