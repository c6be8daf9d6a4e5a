import BSON
import Evidence
import Findings
import MongoClient
import Survey
import TestSupport
import Testing

extension ShardedTests {
  /// A sharded cluster of 6.0 whose router replies in the form of 8.0.
  @Suite struct NewerShardsTests {
    private func survey(
      _ change: @escaping @Sendable (BSONDocument, BSONDocument) -> BSONDocument?
    ) async throws -> Evidence {
      let migration = try await ShardedMigration.shared()
      let port = try #require(
        migration.source.connectionString.firstMatch(of: /:([0-9]+)/).flatMap { Int($0.1) })
      let proxy = try ReplyProxy(beforePort: port) { command, reply in
        change(command, reply).map { .document($0) } ?? .none
      }
      return try await surveyed(
        source: ClusterTarget(.source, ConnectionString("mongodb://\(proxy.host)/")),
        destination: ClusterTarget(.destination, ConnectionString(migration.destination.connectionString))
      ).evidence
    }

    @Test(arguments: ["moveCollection", "unshardCollection", "balancerMoveCollection", "reshardCollection"])
    func `what runs as a resharding is named by its provenance`(_ provenance: String) async throws {
      let evidence = try await survey { command, _ in
        guard command["find"]?.string == "reshardingOperations" else { return nil }
        return NewerServerReplies.cursor(
          "config.reshardingOperations", [NewerServerReplies.resharding(provenance, of: "shop.log")])
      }
      #expect(evidence.source.placementChanges.value == [PlacementChange(provenance, namespace: "shop.log")])
    }

    @Test func `a collection that is tracked and not sharded is not taken for a sharded one`() async throws {
      let evidence = try await survey { command, reply in
        guard command["find"]?.string == "collections" else { return nil }
        let listed = reply[path: "cursor", "firstBatch"]?.documents ?? []
        return NewerServerReplies.cursor("config.collections", listed + [NewerServerReplies.tracked("shop.log")])
      }
      #expect(evidence.source.shardedCollections.value?.map(\.namespace) == ["shop.orders"])
      #expect(evidence.source.chunkOwners.value?.map(\.namespace) == ["shop.orders"])
    }

    @Test func `one cluster under two addresses is one`() async throws {
      let connectionString = try await ShardedMigration.shared().source.connectionString
      let evidence = try await surveyed(
        source: ClusterTarget(.source, ConnectionString(connectionString)),
        destination: ClusterTarget(
          .destination, ConnectionString(connectionString.replacing("127.0.0.1", with: "localhost")))
      ).evidence
      #expect(evidence.sharedMember != nil)
    }

    @Test func `the cluster is recognised by its id`() async throws {
      let evidence = try await survey { command, _ in
        guard command["find"]?.string == "version" else { return nil }
        return NewerServerReplies.cursor(
          "config.version", [["clusterId": .objectID(Array(repeating: 0xab, count: 12))]])
      }
      #expect(evidence.source.shardedClusterID.value == String(repeating: "ab", count: 12))
      #expect(evidence.sharedMember == nil)
    }
  }
}
