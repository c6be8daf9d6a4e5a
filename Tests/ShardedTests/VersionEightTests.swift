import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

extension ShardedTests {
  /// What sharded clusters of 8.0 have and those before have not, as far as the stand-in plays it.
  @Suite struct VersionEightTests {
    private func survey(_ cluster: ShardedCluster, hostMap: [String: String] = [:]) async throws -> ClusterEvidence {
      let target = ClusterTarget(.source, try ConnectionString(cluster.connectionString), hostMap: hostMap)
      let context = RunContext(runID: "version eight", deadline: .now + .seconds(120))
      return await Survey(plan: Plan(), context: context).run(source: target, destination: nil).evidence.source
    }

    private static func index(_ name: String) -> String {
      #"{"key": {"\#(name)": 1}, "name": "\#(name)"}"#
    }

    @Test func `indexes of copies that were left behind are not the collection's`() async throws {
      try await ShardedCluster.with(ShardedClusterOptions(name: "moved")) { cluster in
        let (first, second) = (try cluster.shards[0].primary(), try cluster.shards[1].primary())
        try await cluster.createDatabase("shop", onShard: 0)
        try await first.insert("shop.moved", documents: [#"{"_id": 1, "a": 1}"#, #"{"_id": 2, "a": 2}"#])
        try await first.run("shop", #"{"createIndexes": "moved", "indexes": [\#(Self.index("a"))]}"#)
        try await cluster.moveCollection("shop.moved", toShard: 1)
        try await first.run("shop", #"{"createIndexes": "moved", "indexes": [\#(Self.index("phantom"))]}"#)
        try await second.run("shop", #"{"createIndexes": "moved", "indexes": [\#(Self.index("b"))]}"#)
        // As a movePrimary leaves it that failed in the end.
        try await first.run("shop", #"{"createIndexes": "stays", "indexes": [\#(Self.index("c"))]}"#)
        try await second.run("shop", #"{"createIndexes": "stays", "indexes": [\#(Self.index("phantom"))]}"#)
        try await second.run("shop", #"{"create": "copied", "capped": true, "size": 4096}"#)
        // A shard that gave all its chunks away keeps the collection, and learns of no new index.
        try await cluster.shardCollection("shop.sharded", key: #"{"k": 1}"#)
        try await first.run("shop", #"{"createIndexes": "sharded", "indexes": [\#(Self.index("phantom"))]}"#)
        try await cluster.moveRange(of: "shop.sharded", from: #"{"k": {"$minKey": 1}}"#, toShard: 1)
        try await second.run("shop", #"{"dropIndexes": "sharded", "index": "phantom"}"#)

        let seen = try await survey(cluster)
        let indexes = try #require(seen.collections.value).map { "\($0.name): \($0.indexes.map(\.name).sorted())" }
        #expect(
          indexes == [
            #"moved: ["_id_", "a", "b"]"#, #"sharded: ["_id_", "k_1"]"#, #"stays: ["_id_", "c"]"#,
          ])
        #expect(seen.shardedCollections.value?.map(\.namespace) == ["shop.sharded"])
        let counted = try await cluster.admin().run("shop", #"{"count": "moved"}"#)
        #expect(counted["n"].int == 2, "the router reads the shard that owns it")
      }
    }

    @Test func `a config server that is a shard is one of the shards`() async throws {
      var options = ShardedClusterOptions(name: "kept", shards: [[.ordinary]])
      options.hasConfigShard = true
      try await ShardedCluster.with(options) { cluster in
        try await cluster.createDatabase("shop", onShard: 0)
        try await cluster.admin().insert("shop.orders", documents: [#"{"_id": 1}"#])
        let seen = try await survey(cluster)
        #expect(seen.shards.value?.map(\.id) == ["config", "kept-shard0"])
        #expect(seen.sets.map(\.name) == ["config", "kept-shard0"])
        #expect(seen.sets.map { $0.primary?.version.value } == [ReleaseVersion(6, 0, 27), ReleaseVersion(6, 0, 27)])
        #expect(seen.collections.value?.map(\.namespace) == ["shop.orders"])
      }
    }

    @Test(arguments: [false, true])
    func `what a shard refuses to answer directly a router tells, or it is unknown with the reason`(
      refusesCatalog: Bool
    ) async throws {
      try await ShardedCluster.with(ShardedClusterOptions(name: "guarded")) { cluster in
        try await cluster.createDatabase("shop", onShard: 0)
        try await cluster.createDatabase("crm", onShard: 1)
        try await cluster.shards[1].primary().insert("crm.people", documents: ["{}", "{}", "{}"])
        try await cluster.shards[0].primary().run(
          "shop", #"{"createIndexes": "orders", "indexes": [{"key": {"a": 1}, "name": "a", "unique": true}]}"#)
        let guarded = try GuardedShards(of: cluster, refusesCatalog: refusesCatalog)
        let router = try #require(cluster.router.host.split(separator: ",").first.map(String.init))
        let seen = try await survey(cluster, hostMap: guarded.hostMap.merging([router: router]) { first, _ in first })
        #expect(seen.collections.value?.map(\.namespace) == ["crm.people", "shop.orders"])
        // As each primary would have listed it, and counted it.
        #expect(seen.sets.map { $0.catalog.value?.map(\.namespace) } == [["shop.orders"], ["crm.people"]])
        #expect(seen.sets.first?.catalog.value?.first?.indexes.map(\.name) == ["_id_", "a"])
        let sizes = seen.sets.map { $0.primary?.dataSize.value }
        #expect(sizes.map { $0?.documents } == [0, 3], "\(seen.sets.map { $0.primary?.dataSize })")
        #expect(sizes.last??.databases.first { $0.name == "crm" }?.bytes ?? 0 > 0)
        // What every member must tell for itself a router does not.
        let reason = seen.sets.first?.primary?.catalog.reason
        #expect(reason?.contains("improperly") == (refusesCatalog ? true : nil), "\(reason ?? "")")
        let members = seen.sets.flatMap(\.members)
        #expect(members.count == 2)
        for member in members {
          #expect(member.version.value == ReleaseVersion(6, 0, 27))
          #expect(member.oplog.value != nil)
        }
        let formats = try #require(seen.sets.first?.primary?.indexFormats.value?.first)
        #expect(formats.formatVersions.value == nil)
        #expect(formats.formatVersions.reason?.contains("improperly") == true, "\(formats.formatVersions)")
      }
    }
  }
}
