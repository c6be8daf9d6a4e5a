import BSON
import Synchronization
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

  @Test func aSecondaryThatLagsLeavesReadsOfSecondariesOpen() async throws {
    let options = { (name: String, members: [ReplicaSetOptions.Member]) in
      ShardedClusterOptions(name: name, shards: [members])
    }
    try await ShardedCluster.with(options("lags", [.ordinary, .ordinary, .ordinary])) { source in
      try await ShardedCluster.with(options("copy", [.ordinary])) { destination in
        for cluster in [source, destination] {
          try await cluster.createDatabase("shop", onShard: 0)
          try await cluster.shards[0].primary().insert("shop.orders", count: 100, sizeInBytes: 100)
        }
        let verify = { (arguments: [String]) in
          try await CommandLineRun.of(
            ["verify", "--report", "json", "--recheck-delay", "0", "--quiesced"] + arguments,
            environment: [
              "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
              "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
            ], limit: .seconds(120))
        }
        #expect(try await verify(["--read-preference", "secondaryPreferred"]).status == 0)
        let shard = source.shards[0]
        try await shard.admin(of: 2).run("admin", #"{"configureFailPoint": "rsSyncApplyStop", "mode": "alwaysOn"}"#)
        try await shard.primary().run(
          "shop", #"{"insert": "orders", "documents": [{"_id": "late"}], "writeConcern": {"w": "majority"}}"#)
        #expect(try await verify([]).status == 1, "the primary shows the document that the copy lacks")
        for preference in ["secondary", "nearest", "primaryPreferred"] {
          let run = try await verify(["--read-preference", preference])
          #expect(run.status == 2, "\(preference): \(run.everything.prefix(4000))")
          let documents = try run.report()["items"].array.first { $0["id"].string == "same-documents" }
          #expect(documents?["outcome"].string == "unknown")
          #expect("\(documents ?? .null)".contains("\(shard.members[2].host), a member of shard lags-shard0"))
        }
      }
    }
  }

  /// No mongos reads a hidden member, so how far one is behind says nothing of what was read.
  @Test func aHiddenMemberThatLagsIsNotRead() async throws {
    let options = { (name: String, members: [ReplicaSetOptions.Member]) in
      ShardedClusterOptions(name: name, shards: [members])
    }
    try await ShardedCluster.with(options("hides", [.ordinary, .ordinary, .hidden])) { source in
      try await ShardedCluster.with(options("copy", [.ordinary, .ordinary])) { destination in
        for cluster in [source, destination] {
          try await cluster.createDatabase("shop", onShard: 0)
          try await cluster.shards[0].primary().insert("shop.orders", count: 100, sizeInBytes: 100)
        }
        let shard = source.shards[0]
        let hidden = try shard.admin(of: 2)
        #expect(try await hidden.run("admin", #"{"hello": 1}"#)["hidden"].bool == true)
        try await hidden.run("admin", #"{"configureFailPoint": "rsSyncApplyStop", "mode": "alwaysOn"}"#)
        let late = #"{"insert": "orders", "documents": [{"_id": "late"}], "writeConcern": {"w": "majority"}}"#
        for cluster in [source, destination] { try await cluster.shards[0].primary().run("shop", late) }
        let behind = try await hidden.run("shop", #"{"count": "orders"}"#)["n"].int
        #expect(behind == 100, "it lags: \(behind ?? -1)")
        for preference in ["secondary", "nearest", "secondaryPreferred"] {
          let run = try await CommandLineRun.of(
            ["verify", "--report", "json", "--recheck-delay", "0", "--quiesced", "--read-preference", preference],
            environment: [
              "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
              "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
            ], limit: .seconds(120))
          #expect(run.status == 0, "\(preference): \(run.everything.prefix(4000))")
          let items = try run.report()["items"].array
          for id in ["same-documents", "majority-commit-point"] {
            #expect(items.first { $0["id"].string == id }?["outcome"].string == "pass", "\(preference), \(id)")
          }
        }
      }
    }
  }

  /// A mongos that is asked by another preference may read a secondary while a shard has no primary.
  @Test func aRouterIsAskedToReadPrimariesAlone() async throws {
    try await ShardedCluster.with(ShardedClusterOptions(name: "asked", shards: [[.ordinary]])) { cluster in
      try await ReplicaSet.with(ReplicaSetOptions(name: "asked-copy")) { copy in
        try await cluster.createDatabase("shop", onShard: 0)
        for set in [cluster.shards[0], copy] {
          try await set.primary().insert("shop.orders", count: 100, sizeInBytes: 100)
        }
        let port = try #require(cluster.router.host.split(separator: ":").last.flatMap { Int($0) })
        let modes = Mutex<[String: Int]>([:])
        let proxy = try ReplyProxy(beforePort: port) { command, _ in
          let mode = command[path: "$readPreference", "mode"]?.string ?? "none"
          modes.withLock { $0[mode, default: 0] += 1 }
          return .none
        }
        let run = try await CommandLineRun.of(
          ["verify", "--report", "json", "--quiesced"],
          environment: [
            "MONGOSYNC_AUDITOR_SOURCE": "mongodb://\(proxy.host)/",
            "MONGOSYNC_AUDITOR_DESTINATION": copy.connectionString,
          ], limit: .seconds(120))
        #expect(run.output.contains("shop.orders"), "\(run.everything.prefix(4000))")
        #expect(Set(modes.withLock { $0 }.keys).isSubset(of: ["none", "primary"]), "\(modes.withLock { $0 })")
        #expect(modes.withLock { $0.values.reduce(0, +) } > 20)
      }
    }
  }
}
