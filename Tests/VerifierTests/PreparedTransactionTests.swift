import BSON
import Evidence
import MongoClient
import Testing
import Verifier

@testable import TestSupport

/// A transaction over several shards, which a shard prepares before it is committed.
@Suite struct PreparedTransactionTests {
  private static let session: BSONDocument = ["id": .other(.binary, [16, 0, 0, 0, 4] + Array(1...16))]

  /// A command within the transaction.
  private static func within(_ command: BSONDocument) -> BSONDocument {
    command.appending("lsid", .document(session)).appending("txnNumber", .int64(1)).appending("autocommit", false)
  }

  @Test func whatWasPreparedBeforeAndCommittedMeanwhileLeavesItOpen() async throws {
    let options = ShardedClusterOptions(name: "preparing", shards: [[.ordinary]])
    try await ShardedCluster.with(options) { cluster in
      let shard = cluster.shards[0]
      try await shard.primary().insert("shop.orders", documents: [#"{"_id": 1}"#])
      let context = RunContext(runID: "prepared", deadline: .now + .seconds(60))
      let pool = try ClientPool(ConnectionString(shard.connectionString), maximumConnections: 2, context: context)
      let oplogs = WatchedCluster(router: nil, shards: [WatchedOplog(ofShard: "alone", members: [pool], gap: nil)])
      let port = try #require(shard.members.first?.port)
      let moment = try await offCooperativePool {
        let client = ConfigServerConnection(port: port)
        let insert: BSONDocument = ["insert": "orders", "documents": [["_id": 2]], "startTransaction": true]
        _ = try client.run("shop", Self.within(insert))
        let prepare: BSONDocument = ["prepareTransaction": 1, "writeConcern": ["w": "majority"]]
        return try client.run("admin", Self.within(prepare))["prepareTimestamp"]
      }
      let prepared = try #require(moment)
      let watch = try await offCooperativePool { WriteWatch(oplogs, oplogs) }
      let before = try await offCooperativePool { watch.writes() }
      let committed = try await offCooperativePool {
        let commit: BSONDocument = ["commitTransaction": 1, "commitTimestamp": prepared]
        return try ConfigServerConnection(port: port).run("admin", Self.within(commit))
      }
      #expect(committed["ok"] == 1.0, "\(committed)")
      let after = try await offCooperativePool { watch.writes() }
      let since = try await offCooperativePool { WriteWatch(oplogs, oplogs).writes() }
      #expect(before.map(\.value?.count) == [0, 0])
      for writes in after {
        #expect(writes.value == nil)
        #expect(writes.reason?.contains("prepared before the comparison began was committed") == true, "\(writes)")
      }
      #expect(since.map(\.value?.count) == [0, 0], "what is committed before is of no concern")
    }
  }
}
