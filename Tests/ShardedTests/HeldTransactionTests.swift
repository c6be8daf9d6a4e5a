import BSON
import Checks
import Evidence
import Findings
import MongoClient
import MongosyncAPI
import Survey
import TestSupport
import Testing

extension ShardedTests {
  /// A transaction over several shards that was prepared some time ago, when the commit of the migration is due.
  @Suite struct HeldTransactionTests {
    @Test func `what it wrote is not taken for nothing, before its commit and after`() async throws {
      try await ShardedCluster.with(ShardedClusterOptions(name: "held", shards: [[.ordinary]])) { cluster in
        let shard = cluster.shards[0]
        let admin = try shard.primary()
        try await admin.insert("shop.orders", documents: [#"{"_id": 1}"#])
        let server = try #require(shard.members.first)
        let transaction = try await offCooperativePool {
          try PreparedTransaction(on: server, inserting: ["_id": 2], into: ("shop", "orders"))
        }
        // What was prepared must lie before the seconds that are looked at.
        try await Task.sleep(for: .seconds(RecentWrites.seconds + 2))
        try await admin.insert("config.quiet", documents: [#"{"_id": 1}"#])
        let held = try await seen(cluster)
        let holding = try #require(held.source.sets.first?.primary)
        #expect(holding.recentWrites.value == [])
        #expect(holding.openTransactions.value == 1)
        let open = SourceWritesStopped().judge(held)
        #expect(open.findings.map(\.outcome) == [.unknown], "\(open.findings.map(\.summary))")
        #expect(open.findings.first?.summary.hasSuffix("but 1 transaction is open there.") == true)

        try await offCooperativePool { try transaction.commit() }
        let after = try await seen(cluster)
        let primary = try #require(after.source.sets.first?.primary)
        #expect(primary.recentWrites.value?.map(\.namespace) == [RecentWrites.lateCommits])
        #expect(primary.openTransactions.value == 0)
        let committed = SourceWritesStopped().judge(after)
        #expect(committed.findings.map(\.outcome) == [.fail], "\(committed.findings.map(\.summary))")

        try await Task.sleep(for: .seconds(RecentWrites.seconds + 2))
        try await admin.insert("config.quiet", documents: [#"{"_id": 2}"#])
        #expect(SourceWritesStopped().judge(try await seen(cluster)).outcome == .pass, "it is over")
      }
    }

    private func seen(_ cluster: ShardedCluster) async throws -> Evidence {
      let mongosync = try MongosyncStandIn(.body(MongosyncStandIn.progress(of: .v1_21, at: .ready)))
      let context = RunContext(runID: "held", deadline: .now + .seconds(60))
      let survey = Survey(plan: Plan(), context: context, mongosync: [try MongosyncAddress(mongosync.url)])
      let target = try ConnectionString(cluster.connectionString)
      return await survey.run(
        source: ClusterTarget(.source, target), destination: ClusterTarget(.destination, target)
      ).evidence
    }
  }
}
