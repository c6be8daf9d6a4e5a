public import MongoClient

/// Where the writes to a cluster are read while it is compared.
public struct WatchedCluster: Sendable {
  let oplogs: [WatchedOplog]
  let stream: WatchedChangeStream?

  /// A cluster that is a replica set.
  ///
  /// - Parameter cluster: connections to it.
  public init(replicaSet cluster: ClientPool) {
    oplogs = [WatchedOplog(of: cluster)]
    stream = nil
  }

  /// A sharded cluster: the oplogs of its shards are read, or, where one of them cannot be, the router's change stream.
  ///
  /// - Parameters:
  ///   - router: connections to its router; nil where its change stream is not to be read.
  ///   - shards: the oplogs of its shards.
  public init(router: ClientPool?, shards: [WatchedOplog]) {
    oplogs = shards
    stream = router.map { WatchedChangeStream(router: $0) }
  }
}
