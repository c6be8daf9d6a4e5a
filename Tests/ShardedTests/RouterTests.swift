import TestSupport
import Testing

extension ShardedTests {
  /// What the stand-in for mongos answers where it matters to a reader of clusters.
  @Suite struct RouterTests {
    @Test func `it shows itself as a mongos and refuses what a mongos refuses`() async throws {
      let admin = try await ShardedMigration.shared().source.admin()
      let hello = try await admin.run("admin", #"{"hello": 1}"#)
      #expect(hello["msg"].string == "isdbgrid")
      #expect(hello["setName"] == .null)
      let status = try await admin.run("admin", #"{"serverStatus": 1}"#)
      #expect(status["repl"] == .null)
      #expect(status["process"].string == "mongos")
      let configuration = await #expect(throws: ServerError.self) {
        try await admin.run("admin", #"{"replSetGetConfig": 1}"#)
      }
      #expect(configuration?.code == 59)
      let parameter = await #expect(throws: ServerError.self) {
        try await admin.run("admin", #"{"getParameter": 1, "featureCompatibilityVersion": 1}"#)
      }
      #expect(parameter?.code == 72)
    }

    @Test func `writes and all batches of a read go to the shard of the database`() async throws {
      let migration = try await ShardedMigration.shared()
      let admin = try migration.destination.admin()
      try await migration.destination.createDatabase("routed", onShard: 1)
      try await admin.insert("routed.many", count: 250, sizeInBytes: 100)
      let onShard = try await migration.destination.shards[1].primary().run("routed", #"{"count": "many"}"#)
      #expect(onShard["n"].int == 250)
      let seen = try await allOf(#"{"find": "many"}"#, in: "routed", "many", through: admin).count
      #expect(seen == 250)
      try await admin.run("routed", #"{"dropDatabase": 1}"#)
    }

    @Test func `collStats tells of one member of every shard that has the collection`() async throws {
      let migration = try await ShardedMigration.shared()
      let command = #"{"aggregate": "orders", "pipeline": [{"$collStats": {"storageStats": {}}}], "cursor": {}}"#
      let found = try await allOf(command, in: "shop", "orders", through: migration.source.admin())
      #expect(found.map { $0["shard"].string ?? "" }.sorted() == ["source-shard0", "source-shard1"])
    }

    /// Every document of every batch; any batch may be empty before the end.
    private func allOf(
      _ command: String, in database: String, _ collection: String, through admin: AdminClient
    ) async throws -> [JSON] {
      var reply = try await admin.run(database, command)
      var found = reply["cursor"]["firstBatch"].array
      while let cursor = reply["cursor"]["id"].int, cursor != 0 {
        let next = #"{"getMore": {"$numberLong": "\#(cursor)"}, "collection": "\#(collection)", "batchSize": 100}"#
        reply = try await admin.run(database, next)
        found += reply["cursor"]["nextBatch"].array
      }
      return found
    }
  }
}
