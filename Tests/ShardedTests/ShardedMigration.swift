import Evidence
import Findings
import MongoClient
import Survey
import TestSupport

/// A sharded source with data and a sharded destination without, started once for all tests of this target.
struct ShardedMigration: Sendable {
  let source: ShardedCluster
  let destination: ShardedCluster

  private static let started = Task { try await ShardedMigration() }

  /// The two clusters, the balancer and the write block as after a start.
  static func shared() async throws -> ShardedMigration { try await started.value }

  private init() async throws {
    async let source = ShardedCluster.start(
      ShardedClusterOptions(name: "source", shards: [[.ordinary, .hidden], [.ordinary]]))
    async let destination = ShardedCluster.start(ShardedClusterOptions(name: "destination"))
    (self.source, self.destination) = try await (source, destination)
    try await fillSource()
  }

  private func fillSource() async throws {
    try await source.createDatabase("shop", onShard: 0)
    try await source.createDatabase("crm", onShard: 1)
    try await source.shardCollection("shop.orders", key: #"{"region": 1, "number": 1}"#, unique: true)
    try await source.moveRange(
      of: "shop.orders", from: #"{"region": "n", "number": {"$minKey": 1}}"#, toShard: 1)
    let admin = try source.admin()
    try await admin.run("shop", #"{"create": "log", "capped": true, "size": 4096}"#)
    try await admin.run(
      "crm",
      #"{"createIndexes": "people", "indexes": [{"key": {"mail": 1}, "name": "by.mail", "unique": true}]}"#)
  }

  /// Surveys both clusters.
  func survey() async throws -> Evidence {
    try await surveyed(
      source: ClusterTarget(.source, ConnectionString(source.connectionString)),
      destination: ClusterTarget(.destination, ConnectionString(destination.connectionString))
    ).evidence
  }
}

/// Surveys two clusters with time to spare on a busy machine.
func surveyed(
  source: ClusterTarget, destination: ClusterTarget
) async throws -> (evidence: Evidence, records: [EvidenceRecord]) {
  let context = RunContext(runID: "sharded tests", deadline: .now + .seconds(240))
  return await Survey(plan: Plan(), context: context).run(source: source, destination: destination)
}
