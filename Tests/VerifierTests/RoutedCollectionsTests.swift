import BSON
import Findings
import TestSupport
import Testing
import Verifier

/// Collections behind routers: the same animals, keys of all types on several shards, many partitions.
@Suite(.serialized) struct RoutedCollectionsTests {
  private struct Clusters: Sendable {
    let source: ShardedCluster
    let destination: ShardedCluster
  }

  private func withClusters(shards: Int, _ body: (Clusters) async throws -> Void) async throws {
    let options = { (name: String) in
      ShardedClusterOptions(name: name, shards: Array(repeating: [.ordinary], count: shards))
    }
    try await ShardedCluster.with(options("zoo-source")) { source in
      try await ShardedCluster.with(options("zoo-destination")) { destination in
        try await body(Clusters(source: source, destination: destination))
      }
    }
  }

  @Test func everyPairIsJudgedAsItIsThroughRouters() async throws {
    try await withClusters(shards: 2) { clusters in
      for method in ComparisonMethod.allCases {
        let pair = try await VerifiedPair("zoo_\(method)", clusters.source, clusters.destination)
        try await MismatchZooTests.judge(pair, by: method, hashesAreRefused: true)
      }
    }
  }

  /// Each document lies on another shard than the one before, and its place is not the same on both clusters.
  private func fill(
    _ clusters: Clusters, _ namespace: String, _ ids: [BSONValue], without missing: Set<Int> = []
  ) async throws {
    for cluster in [clusters.source, clusters.destination] {
      let count = cluster.shards.count
      try await cluster.shardCollection(namespace, key: #"{"s": 1}"#)
      for shard in 1..<count {
        try await cluster.moveRange(of: namespace, from: #"{"s": \#(shard)}"#, toShard: (shard + count - 1) % count)
      }
      // What has no chunk moved away from it stays on the last shard, where the database is.
      let places = (0..<count).map { $0 == 0 ? count - 1 : $0 - 1 }
      for part in 0..<count {
        let documents = ids.indices.filter { $0 % count == part }.map { place -> BSONDocument in
          ["_id": ids[place], "s": .int32(Int32(part))]
        }
        let own =
          cluster === clusters.source
          ? documents
          : documents.enumerated().filter { place, _ in
            !missing.contains(place * count + part)
          }.map(\.element)
        try await cluster.shards[places[part]].primary().insert(namespace, unchecked: own)
      }
    }
  }

  @Test(arguments: [2, 3]) func keysOfAllTypesOnSeveralShardsAreMerged(_ shards: Int) async throws {
    try await withClusters(shards: shards) { clusters in
      let pair = try await VerifiedPair("routed", clusters.source, clusters.destination)
      let ids = try ServerOrderTests.ids
      try await fill(clusters, "routed.keys", ids, without: [0, 17, ids.count - 1])
      let numbers = (0..<20_000).map { BSONValue.int32(Int32($0)) }
      try await fill(clusters, "routed.many", numbers, without: [5, 9_999, 19_999])
      for method in [ComparisonMethod.bytes, .digest] {
        var settings = VerificationSettings.quick
        settings.method = method
        settings.partitionBytes = 20_000
        let found = try await pair.verify(named: ["keys", "many"], settings)
        for (name, ids, missing) in [
          ("keys", ids, [0, 17, ids.count - 1]), ("many", numbers, [5, 9_999, 19_999]),
        ] {
          let outcome = try #require(found.outcomes[name])
          #expect(outcome.method == method, "\(outcome.notes)")
          #expect(outcome.gap == nil)
          #expect(outcome.tally.sourceDocuments == ids.count)
          #expect(outcome.tally.destinationDocuments == ids.count - 3)
          let rows = found.mismatches[name] ?? []
          #expect(rows.map(\.kind) == [.missing, .missing, .missing])
          #expect(Set(rows.compactMap(\.id)) == Set(missing.map { ids[$0] }))
        }
        #expect(found.outcomes["many"].map { $0.partitions > 10 } == true)
      }
    }
  }
}
