import Checklists
import Evidence
import Findings
import TestSupport
import Testing

/// What sharded clusters hold, and which lines of a preflight it changes.
@Suite struct ShardedCollectionsTests {
  private static let table: [String: Outcome] = [
    "index-count": .pass, "collations": .pass, "shard-keys": .notApplicable, "indexes-across-shards": .pass,
    "unique-indexes-on-all-shards": .notApplicable, "zones": .pass, "placement-changes": .pass,
    "ids-across-shards": .warn,
  ]

  @Test func shardsDecideTheirLines() async throws {
    try await ShardedCluster.with(ShardedClusterOptions(name: "kept")) { source in
      try await ShardedCluster.with(ShardedClusterOptions(name: "made")) { destination in
        try await source.createDatabase("shop", onShard: 0)
        try await source.shardCollection("shop.orders", key: #"{"region": 1, "number": 1}"#)
        try await source.moveRange(
          of: "shop.orders", from: #"{"region": "n", "number": {"$minKey": 1}}"#, toShard: 1)
        var plan = Plan()
        plan.mongosyncVersion = ReleaseVersion(1, 20)
        let audit = AuditOfServers(
          source: source.connectionString, destination: destination.connectionString, plan: plan)
        try await audit.expectLines(of: .preflight, Self.table)
        try await judgeZones(audit, source, destination)
        try await judgeCollations(audit, source)
        try await judgeChanges(audit, source)
        try await judgeDocuments(audit, source)
        try await judgeIndexes(audit, source)
        try await judgeShardKeys(destination)
      }
    }
  }

  private func judgeZones(
    _ audit: AuditOfServers, _ source: ShardedCluster, _ destination: ShardedCluster
  ) async throws {
    let range = """
      {"insert": "tags", "documents": [{"_id": {"ns": "shop.orders", "min": {"region": "a"}}, "ns": "shop.orders",
        "min": {"region": "a"}, "max": {"region": "b"}, "tag": "EU"}]}
      """
    try await source.admin().run("config", range)
    try await audit.expectLines(of: .preflight, Self.table.changing(["zones": .warn]))
    try await destination.admin().run("config", range)
    try await audit.expectLines(of: .preflight, Self.table.changing(["zones": .fail]))
    var older = audit
    older.plan.mongosyncVersion = ReleaseVersion(1, 19)
    try await older.expectLines(of: .preflight, ["zones": .warn])
    for cluster in [source, destination] {
      try await cluster.admin().run("config", #"{"delete": "tags", "deletes": [{"q": {}, "limit": 0}]}"#)
    }
  }

  private func judgeCollations(_ audit: AuditOfServers, _ source: ShardedCluster) async throws {
    let shard = try source.shards[0].primary()
    try await shard.run("shop", #"{"create": "names", "collation": {"locale": "fr"}}"#)
    try await audit.expectLines(of: .preflight, Self.table.changing(["collations": .fail]))
    try await shard.run("shop", #"{"drop": "names"}"#)
  }

  private func judgeChanges(_ audit: AuditOfServers, _ source: ShardedCluster) async throws {
    func log(_ what: String, _ id: Int) async throws {
      try await source.configServer.primary().run(
        "config",
        """
        {"insert": "changelog", "documents": [{"_id": \(id), "what": "\(what)", "ns": "shop",
          "time": {"$date": "2026-01-01T00:00:00Z"}}]}
        """)
    }
    try await log("movePrimary.start", 1)
    try await audit.expectLines(of: .preflight, Self.table.changing(["placement-changes": .warn]))
    try await log("movePrimary.commit", 2)
    try await audit.expectLines(of: .preflight, Self.table)
    // A balancer that works would move the ranges at once.
    try await source.setBalancer(.off)
    let config = try source.configServer.primary()
    let listed = try await config.run("config", #"{"find": "shards", "sort": {"_id": 1}}"#)
    let shard = try #require(listed["cursor"]["firstBatch"].array.last?["_id"].string)
    try await config.run("admin", #"{"_configsvrRemoveShard": "\#(shard)", "writeConcern": {"w": "majority"}}"#)
    try await audit.expectLines(of: .preflight, Self.table.changing(["placement-changes": .fail]))
    let items = try await audit.items(of: .preflight)
    #expect(items.first { $0.id == "placement-changes" }?.summary == "The shard \(shard) is being drained.")
    // As stopShardDraining does it, which 6.0 does not have.
    try await config.run(
      "config",
      #"{"update": "shards", "updates": [{"q": {"_id": "\#(shard)"}, "u": {"$unset": {"draining": 1}}}]}"#)
    try await audit.expectLines(of: .preflight, Self.table)
    try await source.setBalancer(.full)
  }

  private func judgeDocuments(_ audit: AuditOfServers, _ source: ShardedCluster) async throws {
    var deep = audit
    deep.depth = .everything
    try await source.shards[0].primary().insert(
      "shop.orders", documents: [#"{"_id": 1, "region": "a", "number": 1}"#])
    try await source.shards[1].primary().insert(
      "shop.orders", documents: [#"{"_id": 2, "region": "z", "number": 1}"#])
    try await deep.expectLines(of: .preflight, Self.table.changing(["ids-across-shards": .pass]))
    try await source.shards[1].primary().insert(
      "shop.orders", documents: [#"{"_id": 1, "region": "z", "number": 2}"#])
    try await deep.expectLines(of: .preflight, Self.table.changing(["ids-across-shards": .fail]))
  }

  private func judgeIndexes(_ audit: AuditOfServers, _ source: ShardedCluster) async throws {
    let (first, second) = (try source.shards[0].primary(), try source.shards[1].primary())
    var older = audit
    older.plan.mongosyncVersion = ReleaseVersion(1, 13)
    try await second.run("shop", #"{"createIndexes": "orders", "indexes": [{"key": {"b": 1}, "name": "b"}]}"#)
    try await audit.expectLines(of: .preflight, Self.table.changing(["indexes-across-shards": .fail]))
    try await older.expectLines(of: .preflight, Self.table.changing(["indexes-across-shards": .warn]))
    try await first.run(
      "shop", #"{"createIndexes": "orders", "indexes": [{"key": {"b": 1}, "name": "b", "sparse": true}]}"#)
    try await older.expectLines(of: .preflight, Self.table.changing(["indexes-across-shards": .fail]))
    try await first.run("shop", #"{"dropIndexes": "orders", "index": "b"}"#)
    try await first.run("shop", #"{"createIndexes": "orders", "indexes": [{"key": {"b": 1}, "name": "b"}]}"#)
    // With those of _id, of the shard key and of b: 64.
    let many = (1...61).map { #"{"key": {"f\#($0)": 1}, "name": "f\#($0)"}"# }.joined(separator: ", ")
    for shard in [first, second] {
      try await shard.run("shop", #"{"createIndexes": "orders", "indexes": [\#(many)]}"#)
    }
    try await audit.expectLines(of: .preflight, Self.table.changing(["index-count": .fail]))
  }

  private func judgeShardKeys(_ destination: ShardedCluster) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(name: "plain")) { source in
      try await source.primary().run(
        "shop",
        #"{"createIndexes": "orders", "indexes": [{"key": {"number": 1, "a": 1}, "name": "n", "unique": true}]}"#)
      func outcome(_ fields: [String]?) async throws -> Outcome? {
        var audit = AuditOfServers(source: source.connectionString, destination: destination.connectionString)
        audit.plan.shardingEntries = fields.map { fields in
          [ShardingEntry(database: "shop", collection: "orders", key: fields.map { .init($0) })]
        }
        return try await audit.outcomes(of: .preflight)["shard-keys"]
      }
      #expect(try await outcome(nil) == .unknown)
      #expect(try await outcome(["number"]) == .pass)
      #expect(try await outcome(["region"]) == .fail)
    }
  }
}
