import CMongoC
import Synchronization
import TestSupport

/// Two replica sets of one server each that hold the same documents until some are changed.
struct ComparedClusters: Sendable {
  let source: ReplicaSet
  let destination: ReplicaSet
  private let pools: (source: BarePool, destination: BarePool)

  private static let writers = 4
  private static let changesInBatch = 1000

  /// Starts both, lends them, and stops them whatever happens.
  static func with(cacheSizeInGB: Double, _ body: (ComparedClusters) async throws -> Void) async throws {
    let options = { (name: String) in
      var options = ReplicaSetOptions(name: name)
      options.server.cacheSizeInGB = cacheSizeInGB
      return options
    }
    try await ReplicaSet.with(options("source")) { source in
      try await ReplicaSet.with(options("destination")) { destination in
        let clusters = ComparedClusters(source, destination)
        defer { clusters.closeConnections() }
        try await body(clusters)
      }
    }
  }

  private init(_ source: ReplicaSet, _ destination: ReplicaSet) {
    (self.source, self.destination) = (source, destination)
    pools = (BarePool(node: source.node, size: Self.writers), BarePool(node: destination.node, size: Self.writers))
  }

  /// The addresses of both servers.
  var nodes: [String] { [source.node, destination.node] }

  /// Fills a collection of both clusters with the same documents.
  ///
  /// - Parameters:
  ///   - name: the collection.
  ///   - shape: what its documents are like.
  ///   - count: how many there are.
  /// - Returns: the collection.
  /// - Throws: `BenchFailure` when a server refuses a document.
  func fill(_ name: String, _ shape: DocumentShape, _ count: Int) async throws -> GeneratedCollection {
    let bytes = try await offCooperativePool { [pools] in
      let bytes = Atomic(0)
      let generator = DocumentGenerator(shape: shape)
      let batches = (count + shape.batch - 1) / shape.batch
      try NumberedWork.run(batches, threads: Self.writers) { batch in
        let numbers = batch * shape.batch..<min(count, (batch + 1) * shape.batch)
        let documents = numbers.map(generator.document)
        defer { for document in documents { bson_destroy(document) } }
        try pools.source.insert(documents, into: name)
        try pools.destination.insert(documents, into: name)
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
    try await offCooperativePool { [pools] in
      let batches = (numbers.count + Self.changesInBatch - 1) / Self.changesInBatch
      try NumberedWork.run(batches, threads: Self.writers) { batch in
        let places = batch * Self.changesInBatch..<min(numbers.count, (batch + 1) * Self.changesInBatch)
        try pools.destination.change(Array(numbers[places]), in: collection.name)
      }
    }
    try await settle()
  }

  /// What both servers have done since they started.
  func load() async throws -> ServerLoad {
    try await ServerLoad(source.primary()) + ServerLoad(destination.primary())
  }

  /// Servers that stop under open connections would make the driver complain.
  private func closeConnections() {
    mongoc_client_pool_destroy(pools.source.pool)
    mongoc_client_pool_destroy(pools.destination.pool)
  }

  /// Waits until a majority has all that was written, since only that is read, and until it lies on the disk.
  private func settle() async throws {
    for set in [source, destination] {
      let admin = try set.primary()
      try await admin.run("admin", #"{"appendOplogNote": 1, "data": {}, "writeConcern": {"w": "majority"}}"#)
      try await admin.run("admin", #"{"fsync": 1}"#)
    }
  }
}

extension ReplicaSet {
  /// The address of its only server.
  fileprivate var node: String { members.first?.host ?? "" }
}
