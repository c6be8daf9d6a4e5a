import TestSupport
import Testing

/// A shard whose majority stands still while its primary takes writes: a router shows the old state.
@Suite struct VerifyRoutedStaleReadTests {
  @Test func writesThatNoMajorityOfAShardHasLeaveVerifyOpen() async throws {
    let options = { (name: String, members: [ReplicaSetOptions.Member]) in
      ShardedClusterOptions(name: name, shards: [members])
    }
    try await ShardedCluster.with(options("stands", [.ordinary, .ordinary])) { source in
      try await ShardedCluster.with(options("copy", [.ordinary])) { destination in
        for cluster in [source, destination] {
          try await cluster.createDatabase("shop", onShard: 0)
          let primary = try cluster.shards[0].primary()
          try await primary.run("shop", #"{"create": "orders", "writeConcern": {"w": "majority"}}"#)
          try await primary.insert("shop.orders", count: 100, sizeInBytes: 100)
        }
        let shard = source.shards[0]
        let note = #"{"appendOplogNote": 1, "data": {"a": 1}, "writeConcern": {"w": "majority"}}"#
        try await shard.primary().run("admin", note)
        try await shard.admin(of: 1).run("admin", #"{"configureFailPoint": "rsSyncApplyStop", "mode": "alwaysOn"}"#)
        let late = (0..<249).map { #"{"_id": "late \#($0)"}"# }.joined(separator: ", ")
        try await shard.primary().run(
          "shop", #"{"insert": "orders", "documents": [\#(late)], "writeConcern": {"w": 1}}"#)
        for method in ["bytes", "digest", "counts"] {
          let run = try await CommandLineRun.of(
            ["verify", "--report", "json", "--recheck-delay", "0", "--quiesced", "--method", method],
            environment: [
              "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
              "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
            ], limit: .seconds(120))
          #expect(run.status == 2, "\(method): \(run.everything.prefix(4000))")
          let items = try run.report()["items"].array
          for id in ["same-documents", "majority-commit-point"] {
            let outcome = items.first { $0["id"].string == id }?["outcome"].string
            #expect(outcome == "unknown", "\(method), \(id): \(run.output.prefix(4000))")
          }
          #expect(run.output.contains("A majority of shard stands-shard0 has not got the newest write"))
          #expect(run.output.contains(shard.members[1].host), "the member that lags is named")
        }
      }
    }
  }
}
