import Foundation

/// Stands in for mongos, whose executable the tests cannot have, before a real config server and real shards.
///
/// It stands in for:
/// - the handshake of a mongos, over the old form of message and the new; logging in, which the config server judges;
/// - `config` and `admin`, which the config server answers, and the commands that a mongos does not know;
/// - the commands that a mongos turns into internal ones: `balancerStatus`, `balancerStart`, `balancerStop`,
///   `setUserWriteBlockMode`, `enableSharding`, `shardCollection`, `moveRange`;
/// - answers put together from all shards: `listDatabases`, `$listCatalog`, `$collStats`, `$indexStats`, `listShards`,
///   and a `find` of a sharded collection without order or limit, orphaned documents included;
/// - everything else about user databases as long as one shard can answer it.
///
/// It does not stand in for what makes a mongos a router of documents: it attaches no shard versions, reads a sharded
/// collection from one shard only where order or limit count, sends a write to one shard only, and merges no sorts or groups. It has no TLS, no
/// transactions and no compression, does not stream `hello`, and a user's privileges bind reads of user data only.
public final class RouterStandIn: Sendable {
  /// A shard by the name that the config server knows it by.
  struct Shard: Sendable {
    let name: String
    let set: ReplicaSet
  }

  private let listener: LoopbackListener
  private let configServer: ReplicaSet

  /// Listens, and answers from now on.
  init(configServer: ReplicaSet, shards: [Shard]) throws {
    guard let configPort = configServer.members.first?.port else { throw ConfigServerConnection.Lost() }
    self.configServer = configServer
    listener = try LoopbackListener.open()
    listener.start { stream in
      let connection = RouterConnection(
        configServer: configServer, shards: shards, client: ConfigServerConnection(port: configPort))
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
