import Foundation
import TestSupport
import Testing

/// Writes to sharded clusters while documents are compared: the shards' oplogs show them.
@Suite(.serialized) struct VerifyRoutedWritesTests {
  private func quiet(_ run: CommandLineRun) throws -> JSON {
    try #require(try run.report()["items"].array.first { $0["id"].string == "clusters-quiet" })
  }

  private func verify(
    _ source: String, _ destination: String, _ arguments: [String],
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--progress", "json"] + arguments,
      environment: ["MONGOSYNC_AUDITOR_SOURCE": source, "MONGOSYNC_AUDITOR_DESTINATION": destination],
      limit: .seconds(120), started: started)
  }

  @Test func aWriteToAnyShardIsSeen() async throws {
    try await RoutedPair.with(shards: 2) { pair in
      let still = try await verify(pair.source.connectionString, pair.destination.connectionString, [])
      #expect(still.status == 0, "\(still.everything.prefix(4000))")
      #expect(try quiet(still)["outcome"].string == "pass")

      let last = try #require(pair.destination.shards.last).primary()
      let other = try pair.source.shards[0].primary()
      try await other.insert("shop.orders", unchecked: [RoutedPair.document(900_000, key: 0)])
      let moved = try await verify(
        pair.source.connectionString, pair.destination.connectionString, ["--recheck-delay", "8", "--quiesced"]
      ) { program in
        // Those under one _id come in another order from the other cluster.
        try program.waitUntilItTells(#""waiting":\#(1 + RoutedPair.twins.count)"#)
        try last.insert("crm.people", unchecked: [RoutedPair.document(900_001, key: 0)])
        try other.run("shop", #"{"update": "orders", "updates": [{"q": {"_id": 900000}, "u": {"$set": {"a": 1}}}]}"#)
      }
      #expect(moved.status == 2, "\(moved.everything.prefix(4000))")
      #expect(try quiet(moved)["outcome"].string == "unknown")
      for reported in [
        "The source was written to while documents were compared: shop.orders (1)",
        "The destination was written to while documents were compared: crm.people (1)",
      ] {
        #expect(moved.output.contains(reported), "\(moved.output.prefix(4000))")
      }
      let written = "1 of its documents differed and were written or deleted while documents were compared"
      #expect(moved.output.contains(written), "the shard's oplog explains the document that differs")
    }
  }

  @Test func aLoginToTheShardsIsEnoughWhereTheChangeStreamIsNotReadable() async throws {
    let password = "shard's p@ss/1"
    let options = { (name: String) in
      ShardedClusterOptions(
        name: name, shards: [[.ordinary]],
        accessControl: ReplicaSetOptions.AccessControl { admin in
          try await admin.run("admin", RoutedPair.roleWithoutChanges)
          try await admin.run(
            "admin", #"{"createUser": "auditor", "pwd": "router's", "roles": ["clusterMonitor", "withoutChanges"]}"#)
        },
        shardAccessControl: ReplicaSetOptions.AccessControl { admin in
          try await admin.run(
            "admin",
            #"{"createUser": "local", "pwd": "\#(password)", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
        })
    }
    try await ShardedCluster.with(options("source")) { source in
      try await ShardedCluster.with(options("destination")) { destination in
        for cluster in [source, destination] {
          try await cluster.createDatabase("shop", onShard: 0)
          try await cluster.shards[0].primary().insert("shop.orders", documents: [#"{"_id": 1}"#])
        }
        let strings = [source, destination].map { $0.router.connectionString(user: "auditor", password: "router's") }
        let without = try await verify(strings[0], strings[1], [])
        #expect(try quiet(without)["outcome"].string == "unknown", "\(without.everything.prefix(4000))")
        #expect(without.output.contains("The oplog of shard source-shard0 could not be read."))
        #expect(without.output.contains("give --shard-credentials"))
        let vouched = try await verify(strings[0], strings[1], ["--quiesced"])
        #expect(try quiet(vouched)["outcome"].string == "attested")

        let folder = try TemporaryFolder()
        let logins = zip(["source", "destination"], [source, destination]).map { role, cluster in
          "\(role): \"\(cluster.shards[0].connectionString(user: "local", password: password))\"\n"
        }
        let file = try folder.write(logins.joined(), to: "logins.yaml")
        let with = try await verify(strings[0], strings[1], ["--shard-credentials", file])
        #expect(with.status == 0, "\(with.everything.prefix(4000))")
        #expect(try quiet(with)["outcome"].string == "pass")
        #expect(!with.everything.contains(password))
      }
    }
  }
}
