import Foundation
import TestSupport

/// `verify` of sharded clusters through routers, beside `verify` of the same documents in replica sets.
///
/// The router is the tests' stand-in for mongos, which costs more than a mongos: the bare loop beside it tells how much.
struct RoutedComparison {
  /// What stands for the shape of documents in the arguments.
  static let name = "sharded"

  private static let shards = 2
  private static let documents = 100_000
  private static let contenders: [VerifyContender] = [.drain, .bytes, .ledger, .digest]

  let pairs: Int

  /// Runs it; fails when a run finds something else than there is, or when an aim is missed.
  func run() async throws {
    print(
      """
      Each contender runs \(pairs) times over the same documents in replica sets and through routers over
      \(Self.shards) shards, in turns, each time as a process of its own. drain steps over all documents of both clusters
      and compares nothing, and asks for no order. The routers are a stand-in in the process of the benchmark.
      """)
    var aims: [VerifyAim] = []
    let shape = DocumentShape.documents
    try await ComparedClusters.with(cacheSizeInGB: 1) { sets in
      try await ComparedClusters.withShards(Self.shards, of: shape.rawValue) { routed in
        aims = try await compare([(" in replica sets", sets), (" through routers", routed)], shape)
      }
    }
    try VerifyAim.judge(aims)
  }

  private func compare(
    _ places: [(name: String, clusters: ComparedClusters)], _ shape: DocumentShape
  ) async throws -> [VerifyAim] {
    let folder = try TemporaryFolder()
    var trials: [VerifyTrial] = []
    for place in places {
      let collection = try await place.clusters.fill(shape.rawValue, shape, Self.documents)
      trials.append(VerifyTrial(clusters: place.clusters, collection: collection, folder: folder))
    }
    var aims: [VerifyAim] = []
    for variation in Variation.allCases {
      var runs = places.map { _ in [String: [VerifyTrial.Run]]() }
      for trial in trials {
        try await trial.clusters.change(variation.news(of: Self.documents), in: trial.collection)
      }
      for _ in 1...pairs {
        for place in trials.indices {
          let more = try await trials[place].run(Self.contenders, times: 1, variation)
          runs[place].merge(more) { $0 + $1 }
        }
      }
      for (place, trial) in trials.enumerated() {
        let figures = VerifyFigures(
          place: places[place].name, collection: trial.collection, variation: variation, contenders: Self.contenders,
          runs: runs[place])
        figures.print()
        aims += VerifyAim.memory(of: figures)
      }
    }
    return aims
  }
}
