import BSON
import CMongoC
import TestSupport

/// One of two clusters that hold the same documents: a replica set of one server, or shards of one behind a router.
struct ComparedCluster: Sendable {
  /// What `verify` is given.
  let connectionString: String
  /// The address of the server or the router, where the bare loop reads.
  let node: String
  /// The sets that hold the documents.
  let sets: [ReplicaSet]
  private let pools: [BarePool]

  /// Takes a replica set.
  init(_ set: ReplicaSet, writers: Int) {
    self.init(connectionString: set.connectionString, node: set.node, sets: [set], writers: writers)
  }

  /// Takes a sharded cluster.
  init(_ cluster: ShardedCluster, writers: Int) {
    self.init(
      connectionString: cluster.connectionString, node: cluster.router.host, sets: cluster.shards, writers: writers)
  }

  private init(connectionString: String, node: String, sets: [ReplicaSet], writers: Int) {
    self.connectionString = connectionString
    self.node = node
    self.sets = sets
    pools = sets.map { BarePool(node: $0.node, size: writers) }
  }

  /// Puts documents where their price belongs.
  ///
  /// - Parameters:
  ///   - documents: the documents, which stay the caller's.
  ///   - name: the collection.
  /// - Throws: `BenchFailure` when a server refuses one.
  func insert(_ documents: [OpaquePointer?], into name: String) throws {
    guard pools.count > 1 else { return try pools.first?.insert(documents, into: name) ?? () }
    for (shard, documents) in Dictionary(grouping: documents, by: { shard(of: $0) }) {
      try pools[shard].insert(documents, into: name)
    }
  }

  /// Changes one field of documents, wherever they lie.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of the documents.
  ///   - name: the collection.
  /// - Throws: `BenchFailure` when a server refuses.
  func change(_ numbers: [Int], in name: String) throws {
    for pool in pools { try pool.change(numbers, in: name) }
  }

  /// Prices are spread evenly, and have nothing to do with `_id`: each `_id` is on another shard than the one before.
  private func shard(of document: OpaquePointer?) -> Int {
    guard let document, let data = bson_get_data(document) else { return 0 }
    let bytes = UnsafeBufferPointer(start: data, count: Int(cmongoc_bson_length(document)))
    let price = (try? BSONDocument(copying: bytes.span))?["price"]?.double ?? 0
    return min(pools.count - 1, Int(price) * pools.count / DocumentGenerator.mostPrice)
  }

  /// Shards a collection by price, a part of the prices on each shard.
  static func shard(_ name: String, of cluster: ShardedCluster) async throws {
    let namespace = "\(GeneratedCollection.database).\(name)"
    try await cluster.createDatabase(GeneratedCollection.database, onShard: 0)
    try await cluster.shardCollection(namespace, key: #"{"price": 1}"#)
    for shard in cluster.shards.indices.dropFirst() {
      let least = DocumentGenerator.mostPrice * shard / cluster.shards.count
      try await cluster.moveRange(of: namespace, from: #"{"price": \#(least)}"#, toShard: shard)
    }
  }

  /// Servers that stop under open connections would make the driver complain.
  func closeConnections() {
    for pool in pools { mongoc_client_pool_destroy(pool.pool) }
  }
}

extension ReplicaSet {
  /// The address of its only server.
  fileprivate var node: String { members.first?.host ?? "" }
}
