import BSON
import Foundation
import TestSupport
import Testing

/// Sharded clusters compared through the strict stand-in for mongos.
@Suite(.serialized) struct VerifyThroughRouterTests {
  @Test(.timeLimit(.minutes(10)), arguments: [2, 3])
  func everyMethodFindsWhatItCanOverShards(_ shards: Int) async throws {
    try await RoutedPair.with(shards: shards) { pair in
      try await Self.addOrphans(pair)
      for method in ["bytes", "digest", "counts", "dbhash"] {
        let run = try await pair.verify(["--method", method, "--quiesced"])
        #expect(run.status == 0, "\(method): \(run.everything.prefix(4000))")
        try Self.expectMethod(of: run, asked: method)
      }
      let planted = try await pair.plant()
      for method in ["bytes", "digest", "dbhash"] { try await Self.expectRows(planted, pair, method) }
      let counted = try await pair.verify(["--method", "counts", "--quiesced"])
      #expect(counted.status == 1, "\(counted.everything.prefix(4000))")
      try Self.expectMethod(of: counted, asked: "counts")
    }
  }

  /// Documents of a range that the shard does not own, as an interrupted migration of a chunk leaves them.
  private static func addOrphans(_ pair: RoutedPair) async throws {
    for (place, cluster) in pair.clusters.enumerated() {
      let other = try cluster.shards[pair.shard(of: 1, on: cluster)].primary()
      let orphans = (0..<(10 + place)).map { RoutedPair.document(200_000 + $0, key: 0, "orphan of \(place)") }
      try await other.insert("shop.orders", unchecked: orphans)
    }
  }

  private static func expectRows(_ planted: Set<RoutedPair.Row>, _ pair: RoutedPair, _ method: String) async throws {
    let looks = [try await SecondLooks(of: pair.source), try await SecondLooks(of: pair.destination)]
    let folder = try TemporaryFolder()
    let file = folder.path(of: "rows.ndjson")
    let run = try await pair.verify(["--method", method, "--quiesced", "--mismatches", file])
    let documents = [try await looks[0].documents(), try await looks[1].documents()]
    #expect(run.status == 1, "\(method): \(run.everything.prefix(4000))")
    try expectMethod(of: run, asked: method)
    let rows = try RoutedPair.rows(in: file)
    #expect(rows.count == Set(rows).count, "\(method): no row is written twice")
    #expect(Set(rows) == planted, "\(method): \(Set(rows).symmetricDifference(planted))")
    // Those under one _id come in another order from the other cluster, so they are looked at too.
    let differing = planted.count + 2 * RoutedPair.twins.count
    #expect(documents.allSatisfy { $0 <= differing }, "\(method): read again were \(documents), \(differing) differ")
    #expect(documents.allSatisfy { $0 > 0 }, "\(method): the shards' profilers saw it")
  }

  /// A router has no dbHash, so bytes are compared instead.
  private static func expectMethod(of run: CommandLineRun, asked method: String) throws {
    let namespaces = try run.report()["documents"]["namespaces"].array
    #expect(namespaces.count == 3)
    for namespace in namespaces {
      #expect(namespace["method"].string == (method == "dbhash" ? "bytes" : method), "\(namespace)")
      let isTold = "\(namespace)".contains("A server gave no hash, so bytes were compared.")
      #expect(isTold == (method == "dbhash"), "\(namespace)")
    }
  }
}
