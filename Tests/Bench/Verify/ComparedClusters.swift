import CMongoC
import Synchronization
import TestSupport

/// Two clusters that hold the same documents until some are changed.
struct ComparedClusters: Sendable {
  let source: ComparedCluster
  let destination: ComparedCluster

  private static let writers = 4
  private static let changesInBatch = 1000

  /// Starts two replica sets of one server each, lends them, and stops them whatever happens.
  static func with(cacheSizeInGB: Double, _ body: (ComparedClusters) async throws -> Void) async throws {
    let options = { (name: String) in
      var options = ReplicaSetOptions(name: name)
      options.server.cacheSizeInGB = cacheSizeInGB
      return options
    }
    try await ReplicaSet.with(options("source")) { source in
      try await ReplicaSet.with(options("destination")) { destination in
        let clusters = ComparedClusters(
          source: ComparedCluster(source, writers: writers), destination: ComparedCluster(destination, writers: writers)
        )
        defer { clusters.closeConnections() }
        try await body(clusters)
      }
    }
  }

  /// Starts two sharded clusters behind the stand-in for mongos, lends them, and stops them whatever happens.
  ///
  /// The collection is sharded so that its documents come from all shards in turns.
  static func withShards(
    _ count: Int, of collection: String, _ body: (ComparedClusters) async throws -> Void
  ) async throws {
    let options = { (name: String) in
      ShardedClusterOptions(name: name, shards: Array(repeating: [.ordinary], count: count))
    }
    try await ShardedCluster.with(options("source-sharded")) { source in
      try await ShardedCluster.with(options("destination-sharded")) { destination in
        for cluster in [source, destination] { try await ComparedCluster.shard(collection, of: cluster) }
        let clusters = ComparedClusters(
          source: ComparedCluster(source, writers: writers), destination: ComparedCluster(destination, writers: writers)
        )
        defer { clusters.closeConnections() }
        try await body(clusters)
      }
    }
  }

  /// Where the bare loop reads.
  var nodes: [String] { [source.node, destination.node] }

  private var sets: [ReplicaSet] { source.sets + destination.sets }

  /// Fills a collection of both clusters with the same documents.
  ///
  /// - Parameters:
  ///   - name: the collection.
  ///   - shape: what its documents are like.
  ///   - count: how many there are.
  /// - Returns: the collection.
  /// - Throws: `BenchFailure` when a server refuses a document.
  func fill(_ name: String, _ shape: DocumentShape, _ count: Int) async throws -> GeneratedCollection {
    let bytes = try await offCooperativePool {
      let bytes = Atomic(0)
      let generator = DocumentGenerator(shape: shape)
      let batches = (count + shape.batch - 1) / shape.batch
      try NumberedWork.run(batches, threads: Self.writers) { batch in
        let numbers = batch * shape.batch..<min(count, (batch + 1) * shape.batch)
        let documents = numbers.map(generator.document)
        defer { for document in documents { bson_destroy(document) } }
        try source.insert(documents, into: name)
        try destination.insert(documents, into: name)
        let size = documents.reduce(0) { $0 + ($1.map { Int(cmongoc_bson_length($0)) } ?? 0) }
        bytes.add(size, ordering: .relaxed)
      }
      return bytes.load(ordering: .relaxed)
    }
    try await settle()
    return GeneratedCollection(name: name, shape: shape, count: count, bytes: bytes)
  }

  /// Changes one field of documents on the destination.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of the documents.
  ///   - collection: the collection.
  /// - Throws: `BenchFailure` when the server refuses a change.
  func change(_ numbers: [Int], in collection: GeneratedCollection) async throws {
    try await offCooperativePool {
      let batches = (numbers.count + Self.changesInBatch - 1) / Self.changesInBatch
      try NumberedWork.run(batches, threads: Self.writers) { batch in
        let places = batch * Self.changesInBatch..<min(numbers.count, (batch + 1) * Self.changesInBatch)
        try destination.change(Array(numbers[places]), in: collection.name)
      }
    }
    try await settle()
  }

  /// What all servers that hold documents have done since they started.
  func load() async throws -> ServerLoad {
    var load: ServerLoad?
    for set in sets {
      let own = try await ServerLoad(set.primary())
      load = load.map { $0 + own } ?? own
    }
    guard let load else { throw BenchFailure("There is no server.") }
    return load
  }

  private func closeConnections() {
    source.closeConnections()
    destination.closeConnections()
  }

  /// Waits until a majority has all that was written, since only that is read, and until it lies on the disk.
  private func settle() async throws {
    for set in sets {
      let admin = try set.primary()
      try await admin.run("admin", #"{"appendOplogNote": 1, "data": {}, "writeConcern": {"w": "majority"}}"#)
      try await admin.run("admin", #"{"fsync": 1}"#)
    }
  }
}
