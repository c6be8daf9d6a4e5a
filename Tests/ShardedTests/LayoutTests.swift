import Evidence
import TestSupport
import Testing

extension ShardedTests {
  /// What the clusters consist of.
  @Suite struct LayoutTests {
    @Test func `both clusters are sharded and every shard is found`() async throws {
      let migration = try await ShardedMigration.shared()
      let evidence = try await migration.survey()
      #expect(evidence.clusters.map(\.topology.value) == [.shardedCluster, .shardedCluster])
      #expect(evidence.source.shards.value?.map(\.id) == ["source-shard0", "source-shard1"])
      #expect(evidence.destination.shards.value?.map(\.id) == ["destination-shard0", "destination-shard1"])
      #expect(evidence.source.routers.value == [migration.source.router.host])
      #expect(evidence.destination.hosts.contains(migration.destination.router.host))
    }

    @Test func `every member of every shard is asked, the hidden one too`() async throws {
      let migration = try await ShardedMigration.shared()
      let sets = try await migration.survey().source.sets
      let hosts = migration.source.shards.map { $0.members.map(\.host) }
      #expect(sets.map { $0.members.map(\.host) } == hosts)
      #expect(sets.map(\.membershipGap) == [nil, nil])
      #expect(sets[0].members.map(\.state.value) == [.primary, .secondary])
      #expect(sets[0].members.map(\.configuration.hidden) == [false, true])
      for member in sets.flatMap(\.members) {
        #expect(member.version.value == ReleaseVersion(6, 0, 27))
        #expect(member.featureCompatibilityVersion.value == FeatureCompatibilityVersion(ReleaseVersion(6, 0)))
        #expect(member.storageEngine.value == "wiredTiger")
        #expect(member.oplog.value != nil)
      }
    }

    @Test func `every data-bearing node tells the formats of its unique indexes`() async throws {
      let sets = try await ShardedMigration.shared().survey().source.sets
      let formats = sets.map { $0.dataBearingMembers.map { Self.formats(of: $0) } }
      let orders = ["shop.orders": ["region_1_number_1": 14]]
      #expect(formats == [[orders, orders], [orders.merging(["crm.people": ["by.mail": 14]]) { $1 }]])
    }

    @Test func `the catalog of all shards is one catalog`() async throws {
      let source = try await ShardedMigration.shared().survey().source
      #expect(source.databases.value == ["admin", "config", "crm", "shop"])
      let collections = try #require(source.collections.value)
      #expect(collections.map(\.namespace) == ["crm.people", "shop.log", "shop.orders"])
      #expect(collections.map(\.cappedSize) == [nil, 4096, nil])
      #expect(collections[2].indexes.map(\.name).sorted() == ["_id_", "region_1_number_1"])
      #expect(
        source.sets.map { $0.catalog.value?.map(\.namespace) ?? [] } == [
          ["shop.log", "shop.orders"], ["crm.people", "shop.orders"],
        ])
    }

    @Test func `the owners of the chunks of a sharded collection are told`() async throws {
      let evidence = try await ShardedMigration.shared().survey()
      let owners = ChunkOwners(namespace: "shop.orders", shards: ["source-shard0", "source-shard1"])
      #expect(evidence.source.chunkOwners.value == [owners])
      #expect(evidence.destination.chunkOwners.value == [])
    }

    private static func formats(of member: MemberEvidence) -> [String: [String: Int]] {
      let formats = member.indexFormats.value ?? []
      return Dictionary(formats.map { ($0.namespace, $0.formatVersions.value ?? [:]) }) { first, _ in first }
    }
  }
}
