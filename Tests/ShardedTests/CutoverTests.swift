import Evidence
import Findings
import MongoClient
import MongosyncAPI
import Survey
import TestSupport
import Testing

extension ShardedTests {
  /// What a cutover asks of a sharded cluster.
  @Suite struct CutoverTests {
    @Test func `the mongos and every member tell who is connected, and every primary what is written`() async throws {
      let migration = try await ShardedMigration.shared()
      let mongosync = try MongosyncStandIn(.body(MongosyncStandIn.progress(of: .v1_21, at: .ready)))
      let client = try AdminClient(migration.source.connectionString + "appName=mongosync")
      try await offCooperativePool { _ = try client.run("admin", #"{"ping": 1}"#) }
      let context = RunContext(runID: "sharded cutover", deadline: .now + .seconds(60))
      let survey = Survey(plan: Plan(), context: context, mongosync: [try MongosyncAddress(mongosync.url)])
      let seen = await survey.run(
        source: ClusterTarget(.source, try ConnectionString(migration.source.connectionString)),
        destination: ClusterTarget(.destination, try ConnectionString(migration.destination.connectionString)))
      #expect(seen.evidence.destination.mongosyncConnections.value == [])
      #expect(seen.evidence.source.mongosyncConnections.reason == nil)
      let members = seen.evidence.source.sets.flatMap(\.dataBearingMembers)
      #expect(members.count == 3)
      for member in members { #expect(member.mongosyncConnections.reason == nil, "\(member.host)") }
      let primaries = seen.evidence.source.sets.compactMap(\.primary)
      #expect(primaries.count == 2)
      for primary in primaries {
        #expect(primary.recentWrites.reason == nil)
        #expect(primary.openTransactions.value == 0)
      }
      #expect(seen.evidence.source.bypassUsers.value == [])
    }
  }
}
