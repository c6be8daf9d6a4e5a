import Checklists
import Evidence
import Findings
import Foundation
import TestSupport
import Testing

/// Outcomes over two sharded clusters: real shards and config servers behind the stand-in for a router.
@Suite struct ShardedOutcomeTests {
  /// A restart is ready and a reverse is possible; without logins on the shards nothing is refused.
  private static let restart = OutcomeTables.restart.changing(["balancer-state": .pass])
  private static let reverse = OutcomeTables.reverse.changing([
    "balancers-off": .pass, "unique-indexes-on-all-shards": .pass,
  ])

  @Test func balancersAndShardsDecideTheirLines() async throws {
    let options = ShardedClusterOptions(name: "source", shards: [[.ordinary, .hidden], [.ordinary]])
    try await ShardedCluster.with(options) { source in
      try await ShardedCluster.with(ShardedClusterOptions(name: "destination")) { destination in
        try await fill(source)
        try await keepOplogs(of: destination)
        var plan = Plan()
        plan.mongosyncVersion = ReleaseVersion(1, 21)
        plan.expectedCopyHours = 1
        plan.preExistingDestinationData = false
        let audit = AuditOfServers(
          source: source.connectionString, destination: destination.connectionString, plan: plan)
        try await judgePreflight(audit, source, destination)
        try await judgeRestart(audit, source, destination)
        try await judgeReverse(audit, source, destination)
        try await judgePostCutover(audit, source, destination)
      }
    }
  }

  /// Both balancers are on when this begins and ends.
  private func judgePreflight(
    _ audit: AuditOfServers, _ source: ShardedCluster, _ destination: ShardedCluster
  ) async throws {
    var audit = audit
    audit.plan.mongosyncVersion = ReleaseVersion(1, 18)
    audit.plan.mongosyncMemoryGB = 64
    audit.plan.mongosyncInstances = 2
    // The router stand-in has no users, and no mongosync either.
    let table = OutcomeTables.preflight.changing([
      "balancers-before-start": .warn, "shard-counts": .pass, "config-shard": .pass, "mongosync-privileges": .manual,
      "same-start-options": .manual,
    ])
    try await audit.expectLines(of: .preflight, table)
    try await source.setBalancingWindow((start: "01:00", stop: "05:00"))
    try await audit.expectLines(of: .preflight, table.changing(["balancers-before-start": .fail]))
    try await source.setBalancingWindow(nil)
    var older = audit
    older.plan.mongosyncVersion = ReleaseVersion(1, 16)
    try await older.expectLines(of: .preflight, ["balancers-before-start": .fail])
    try await ShardedCluster.with(ShardedClusterOptions(name: "small", shards: [[.ordinary]])) { small in
      var uneven = AuditOfServers(
        source: source.connectionString, destination: small.connectionString, plan: audit.plan)
      try await uneven.expectLines(of: .preflight, ["shard-counts": .warn])
      uneven.plan.reversible = true
      try await uneven.expectLines(of: .preflight, ["shard-counts": .fail])
    }
  }

  private func judgeRestart(
    _ audit: AuditOfServers, _ source: ShardedCluster, _ destination: ShardedCluster
  ) async throws {
    try await audit.expect(.restart, Self.restart.changing(["balancer-state": .warn]))
    try await destination.setBalancer(.off)
    // Trap 6: off, and its last round still running.
    try await source.withBalancerOffInItsRound {
      try await audit.expect(.restart, Self.restart.changing(["balancer-state": .warn]))
    }
    try await audit.expect(.restart, Self.restart)
    try await destination.setWriteBlock(true)
    try await audit.expect(.restart, Self.restart.changing(["destination-write-block-off": .fail]))
    try await destination.setWriteBlock(false)
    try await source.withWriteBlockChanging {
      try await audit.expect(.restart, Self.restart.changing(["source-write-block-off": .fail]))
    }
    try await audit.expect(.restart, Self.restart.changing(["source-write-block-off": .fail]))
  }

  /// The source is write-blocked and both balancers are off when this begins.
  private func judgeReverse(
    _ audit: AuditOfServers, _ source: ShardedCluster, _ destination: ShardedCluster
  ) async throws {
    try await destination.admin().insert(
      "__mdb_internal_mongosync.globalState",
      documents: [#"{"reversible": true, "buildIndexes": "afterDataCopy", "namespaceFilter": {"inclusionFilter": []}}"#]
    )
    var audit = audit
    audit.plan.canWriteAt = Date(timeIntervalSinceNow: 0)
    try await audit.expect(.reverse, Self.reverse)
    let formats = try #require(try await audit.items(of: .reverse).first { $0.id == "unique-index-format" })
    let members = source.shards.flatMap(\.members).map(\.host)
    #expect(Set(formats.findings.compactMap(\.subject.node)) == Set(members), "every member of every shard")
    try await source.setBalancer(.full)
    try await audit.expect(.reverse, Self.reverse.changing(["balancers-off": .fail]))
    try await source.withBalancerOffInItsRound {
      try await audit.expect(.reverse, Self.reverse.changing(["balancers-off": .fail]))
    }
    // Trap 19: through a router only one member of each shard answers, so each is asked by itself.
    try await source.setWriteBlock(false)
    try await source.shards[1].primary().run("shop", #"{"dropIndexes": "orders", "index": "number_1"}"#)
    try await source.setWriteBlock(true)
    try await audit.expect(.reverse, Self.reverse.changing(["unique-indexes-on-all-shards": .fail]))
  }

  private func fill(_ source: ShardedCluster) async throws {
    try await keepOplogs(of: source)
    try await source.createDatabase("shop", onShard: 0)
    try await source.shardCollection("shop.orders", key: #"{"region": 1, "number": 1}"#, unique: true)
    try await source.moveRange(of: "shop.orders", from: #"{"region": "n", "number": {"$minKey": 1}}"#, toShard: 1)
    for shard in source.shards {
      try await shard.primary().run(
        "shop",
        """
        {"createIndexes": "orders",
         "indexes": [{"key": {"region": 1, "number": 1, "a": 1}, "name": "number_1", "unique": true}]}
        """)
    }
  }
  /// A young oplog tells no rate to go by: how soon it would be full depends on how fast its servers came up.
  private func keepOplogs(of cluster: ShardedCluster) async throws {
    for shard in cluster.shards {
      for member in shard.members.indices {
        try await shard.admin(of: member).run("admin", #"{"replSetResizeOplog": 1, "minRetentionHours": 48.0}"#)
      }
    }
  }
}
