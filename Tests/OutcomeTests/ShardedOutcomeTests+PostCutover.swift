import Checklists
import Findings
import TestSupport
import Testing

extension ShardedOutcomeTests {
  /// A reversible migration after its cutover: equal clusters without users, views, capped collections and the like.
  private static let postCutover = OutcomeTables.postCutover.changing([
    "same-validators": .notApplicable, "same-views": .notApplicable, "same-capped-limits": .notApplicable,
    "same-ttl": .notApplicable, "same-shard-keys": .pass, "compare-hashes": .notApplicable,
    "same-users": .notApplicable, "same-roles": .notApplicable, "same-stored-functions": .notApplicable,
    "chunk-distribution": .pass, "balancer-after-cutover": .pass,
  ])

  /// The source is write-blocked, both balancers are off and the metadata says reversible when this begins.
  func judgePostCutover(
    _ audit: AuditOfServers, _ source: ShardedCluster, _ destination: ShardedCluster
  ) async throws {
    try await source.setWriteBlock(false)
    try await copyOrders(to: destination)
    for cluster in [source, destination] {
      try await cluster.admin().run(
        "shop", #"{"createIndexes": "log", "indexes": [{"key": {"at": 1}, "name": "at_1"}]}"#)
    }
    try await source.setWriteBlock(true)
    try await audit.expect(.postCutover, Self.postCutover)
    try await judgeBalancer(audit, destination)
    try await judgeZones(audit, source)
    try await judgeShardKeys(audit, destination)
  }

  private func judgeBalancer(_ audit: AuditOfServers, _ destination: ShardedCluster) async throws {
    try await destination.setBalancer(.full)
    try await audit.expect(.postCutover, Self.postCutover.changing(["balancer-after-cutover": .warn]))
    try await destination.setBalancer(.off)
  }

  private func judgeZones(_ audit: AuditOfServers, _ source: ShardedCluster) async throws {
    let admin = try source.admin()
    try await admin.run(
      "config",
      """
      {"insert": "tags", "documents": [{"_id": {"ns": "shop.orders", "min": {"region": "a"}}, "ns": "shop.orders",
        "min": {"region": "a"}, "max": {"region": "b"}, "tag": "EU"}]}
      """)
    try await audit.expect(.postCutover, Self.postCutover.changing(["same-zones": .warn]))
    try await admin.run("config", #"{"delete": "tags", "deletes": [{"q": {}, "limit": 0}]}"#)
  }

  private func judgeShardKeys(_ audit: AuditOfServers, _ destination: ShardedCluster) async throws {
    let admin = try destination.admin()
    for (value, outcome) in [(true, Outcome.warn), (false, .pass)] {
      try await admin.run(
        "config",
        #"{"update": "collections", "updates": [{"q": {"_id": "shop.orders"}, "u": {"$set": {"noBalance": \#(value)}}}]}"#
      )
      try await audit.expect(.postCutover, Self.postCutover.changing(["same-shard-keys": outcome]))
    }
    try await destination.shardCollection("shop.log", key: #"{"at": 1}"#)
    try await audit.expect(.postCutover, Self.postCutover.changing(["same-shard-keys": .fail]))
  }

  private func copyOrders(to destination: ShardedCluster) async throws {
    try await destination.createDatabase("shop", onShard: 0)
    try await destination.shardCollection("shop.orders", key: #"{"region": 1, "number": 1}"#, unique: true)
    try await destination.shards[0].primary().run(
      "shop",
      """
      {"createIndexes": "orders",
       "indexes": [{"key": {"region": 1, "number": 1, "a": 1}, "name": "number_1", "unique": true}]}
      """)
  }
}
