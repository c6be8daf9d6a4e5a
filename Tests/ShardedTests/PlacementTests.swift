import Evidence
import TestSupport
import Testing

extension ShardedTests {
  /// How collections are sharded and bound to zones.
  @Suite struct PlacementTests {
    @Test func `shard keys are told in order and with their uniqueness`() async throws {
      let evidence = try await ShardedMigration.shared().survey()
      let orders = ShardedCollection(
        namespace: "shop.orders", key: [.init("region", 1), .init("number", 1)], isUnique: true)
      #expect(evidence.source.shardedCollections.value == [orders])
      #expect(evidence.destination.shardedCollections.value == [])
    }

    @Test func `ranges bound to zones are told with their bounds`() async throws {
      let migration = try await ShardedMigration.shared()
      let admin = try migration.source.admin()
      try await admin.run(
        "config",
        """
        {"insert": "tags", "documents": [{"_id": {"ns": "shop.orders", "min": {"region": "a"}}, "ns": "shop.orders",
          "min": {"region": "a"}, "max": {"region": "b"}, "tag": "EU"}]}
        """)
      let zones = try await migration.survey().source.zones
      try await admin.run("config", #"{"delete": "tags", "deletes": [{"q": {}, "limit": 0}]}"#)
      let range = ZoneRange(
        namespace: "shop.orders", zone: "EU", minimum: OptionValue(canonical: #"{ "region" : "a" }"#),
        maximum: OptionValue(canonical: #"{ "region" : "b" }"#))
      #expect(zones.value == [range])
    }
  }
}
