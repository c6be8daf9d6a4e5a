import BSON
import Evidence
import MongoClient
import TestSupport
import Testing
import Verifier

/// A transaction over several shards, which a shard prepares before it is committed.
@Suite struct PreparedTransactionTests {
  @Test func whatWasPreparedBeforeAndCommittedMeanwhileLeavesItOpen() async throws {
    let options = ShardedClusterOptions(name: "preparing", shards: [[.ordinary]])
    try await ShardedCluster.with(options) { cluster in
      let shard = cluster.shards[0]
      try await shard.primary().insert("shop.orders", documents: [#"{"_id": 1}"#])
      let context = RunContext(runID: "prepared", deadline: .now + .seconds(60))
      let pool = try ClientPool(ConnectionString(shard.connectionString), maximumConnections: 2, context: context)
      let oplogs = WatchedCluster(router: nil, shards: [WatchedOplog(ofShard: "alone", members: [pool], gap: nil)])
      let server = try #require(shard.members.first)
      let transaction = try await offCooperativePool {
        try PreparedTransaction(on: server, inserting: ["_id": 2], into: ("shop", "orders"))
      }
      let watch = try await offCooperativePool { WriteWatch(oplogs, oplogs) }
      let before = try await offCooperativePool { watch.writes() }
      try await offCooperativePool { try transaction.commit() }
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
