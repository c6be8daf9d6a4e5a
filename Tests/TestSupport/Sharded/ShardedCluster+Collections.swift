extension ShardedCluster {
  /// Makes a database whose unsharded collections live on one shard.
  public func createDatabase(_ name: String, onShard index: Int) async throws {
    try await admin().run("admin", #"{"enableSharding": "\#(name)", "primaryShard": "\#(shards[index].options.name)"}"#)
  }

  /// Makes a sharded collection with one chunk, on the primary shard of its database; a unique key has a unique index.
  public func shardCollection(_ namespace: String, key: String, unique: Bool = false) async throws {
    try await admin().run("admin", #"{"shardCollection": "\#(namespace)", "key": \#(key), "unique": \#(unique)}"#)
  }

  /// Makes a sharded time series with one chunk; its buckets are sharded by what the key names.
  public func shardTimeSeries(_ namespace: String, key: String, options: String) async throws {
    try await admin().run(
      "admin", #"{"shardCollection": "\#(namespace)", "key": \#(key), "timeseries": \#(options)}"#)
  }

  /// Moves a range of the shard key on to another shard, splitting the chunk where needed; without an end, all of it.
  public func moveRange(
    of namespace: String, from minimum: String, upTo maximum: String? = nil, toShard index: Int
  ) async throws {
    let end = maximum.map { #""max": \#($0), "# } ?? ""
    try await admin().run(
      "admin",
      #"{"moveRange": "\#(namespace)", "min": \#(minimum), \#(end)"toShard": "\#(shards[index].options.name)"}"#)
  }

  /// Moves a collection that is not sharded to another shard, as since 8.0; an empty copy of it stays behind.
  public func moveCollection(_ namespace: String, toShard index: Int) async throws {
    try await admin().run(
      "admin", #"{"moveCollection": "\#(namespace)", "toShard": "\#(shards[index].options.name)"}"#)
  }
}
