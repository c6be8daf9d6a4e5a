import Foundation
import TestSupport

/// The whole benchmark of `verify`: for each shape of documents servers of its own, interleaved runs, figures.
struct VerifyComparison {
  /// The shapes of documents; none where sharded clusters are compared.
  private let shapes: [DocumentShape]
  private let pairs: Int

  /// Reads `[SHAPE] [PAIRS]`.
  init(_ arguments: [String]) throws {
    let shape = arguments.first.flatMap(DocumentShape.init)
    let isRouted = arguments.first == RoutedComparison.name
    let rest = arguments.dropFirst(shape == nil && !isRouted ? 0 : 1)
    pairs = rest.first.map { Int($0) ?? 0 } ?? 3
    guard rest.count <= 1, pairs > 0 else {
      throw BenchFailure("usage: Bench verify [documents|tiny|large|sharded] [PAIRS]")
    }
    shapes = isRouted ? [] : shape.map { [$0] } ?? DocumentShape.allCases
  }

  /// Runs it; fails when a figure is worse than what the project promises itself.
  func run() async throws {
    guard !shapes.isEmpty else { return try await RoutedComparison(pairs: pairs).run() }
    try AllocationCount.requireLibrary()
    print(
      """
      Each contender runs \(pairs) times over each collection, each time as a process of its own, the order alternating.
      drain steps over all documents of both clusters and compares nothing; the others are verify, from its start to
      its reports, with its metadata questions before and after. Where documents differ it is given
      \(Variation.many.arguments.joined(separator: " ")), so that it waits for nothing before it reads them again.
      """)
    var aims: [VerifyAim] = []
    for shape in shapes {
      try await ComparedClusters.with(cacheSizeInGB: shape.cacheSizeInGB) { clusters in
        aims += try await compare(shape, clusters)
      }
    }
    try VerifyAim.judge(aims)
  }

  private func compare(_ shape: DocumentShape, _ clusters: ComparedClusters) async throws -> [VerifyAim] {
    let begin = ContinuousClock.now
    let collection = try await clusters.fill(shape.rawValue, shape, shape.count)
    print(
      String(
        format: "\n%@: %ld documents of %ld bytes on each of two mongod 6.0.27, %.0f MB in all, written in %.0f s",
        shape.rawValue, collection.count, collection.bytes / collection.count, Double(2 * collection.bytes) / 1e6,
        (ContinuousClock.now - begin) / .seconds(1)))
    let trial = VerifyTrial(clusters: clusters, collection: collection, folder: try TemporaryFolder())
    _ = try await trial.run([.drain], times: 1, .equal)
    print("Each run of drain must read \(2 * collection.count) documents of \(2 * collection.bytes) bytes, as one did.")
    let contenders = VerifyContender.all
    var aims: [VerifyAim] = []
    var equal: VerifyFigures?
    for variation in Variation.allCases {
      try await clusters.change(variation.news(of: collection.count), in: collection)
      let runs = try await trial.run(contenders, times: pairs, variation)
      let figures = VerifyFigures(collection: collection, variation: variation, contenders: contenders, runs: runs)
      figures.print()
      equal = equal ?? figures
      aims += VerifyAim.all(of: figures, equal: equal ?? figures)
      if variation == .equal, shape == .documents { aims.append(try await countAllocations(trial)) }
    }
    return aims
  }

  private func countAllocations(_ whole: VerifyTrial) async throws -> VerifyAim {
    let collection = whole.collection
    let half = try await whole.clusters.fill("half", collection.shape, collection.count / 2)
    return try await AllocationCount(
      half: VerifyTrial(clusters: whole.clusters, collection: half, folder: whole.folder), whole: whole
    ).measure()
  }
}
