import Foundation
import Synchronization

/// Stands in for mongos, whose executable the tests cannot have, before a real config server and real shards.
///
/// It stands in for:
/// - the handshake of a mongos, over the old form of message and the new; logging in, which the config server judges;
/// - `config` and `admin`, which the config server answers, and the commands that a mongos does not know;
/// - the commands that a mongos turns into internal ones: `balancerStatus`, `balancerStart`, `balancerStop`,
///   `setUserWriteBlockMode`, `enableSharding`, `shardCollection`, `moveRange`, `dropDatabase`;
/// - answers put together from all shards: `listDatabases`, `$listCatalog`, `listShards`;
/// - reads of sharded collections, put together from the shards that own a range: in order only where `sort` says so,
///   otherwise in an order that a seed decides; skip and limit count afterwards; sums of `$group`, `$count`, `count`;
/// - cursors of its own, some of whose batches are empty before the end;
/// - shard versions on such reads, by which the real shards themselves leave out orphaned documents;
/// - what 8.0 has new, as far as the older servers behind allow: `moveCollection` and the collections that it has moved,
///   a config server that is a shard;
/// - everything else about user databases as long as one shard can answer it.
///
/// It does not stand in for what makes a mongos a router of writes: a write goes to one shard only. It refuses stages
/// that it cannot merge. It has no TLS, no transactions and no compression, does not stream `hello`, gives no cluster
/// time, and a user's privileges bind reads of user data only.
public final class RouterStandIn: Sendable {
  /// A shard by the name that the config server knows it by.
  struct Shard: Sendable {
    let name: String
    let set: ReplicaSet
  }

  private let listener: LoopbackListener
  private let configServer: ReplicaSet

  /// Listens, and answers from now on.
  init(configServer: ReplicaSet, shards: [Shard], seed: UInt64, givesEmptyBatches: Bool) throws {
    guard let configPort = configServer.members.first?.port else { throw ConfigServerConnection.Lost() }
    self.configServer = configServer
    listener = try LoopbackListener.open()
    let connections = Mutex(seed)
    listener.start { stream in
      let seed = connections.withLock { number in
        number &+= 1
        return number
      }
      let connection = RouterConnection(
        configServer: configServer, shards: shards, client: ConfigServerConnection(port: configPort), seed: seed,
        givesEmptyBatches: givesEmptyBatches)
      connection.serve(stream)
    }
  }

  deinit { stop() }

  /// The address that clients connect to.
  public var host: String { "127.0.0.1:\(listener.port)" }

  /// The connection string of the cluster, with the first user's credentials when access control is on.
  public var connectionString: String {
    configServer.asFirstUser(ServerAddress(router: host)).text
  }

  /// The connection string with another user's credentials.
  public func connectionString(user: String, password: String) -> String {
    ServerAddress(router: host).authenticated(user: user, password: password).text
  }

  /// The connection string without credentials.
  public var anonymousConnectionString: String { ServerAddress(router: host).text }

  /// Ends all connections and listens no more.
  public func stop() { listener.stop() }
}
