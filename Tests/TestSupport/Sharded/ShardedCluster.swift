import Foundation

/// A real config server and real shards on this machine, behind a stand-in for mongos.
///
/// Real: shards and their members, everything in `config`, the balancer and its rounds, sharded collections and the
/// moving of their chunks, the user write block and the coordinator that spreads it. Not real: the router, see there.
/// States in the middle of an operation are real too: a fail point of the server holds the operation.
public final class ShardedCluster: Sendable {
  /// How it was started.
  public let options: ShardedClusterOptions
  /// The config server, a replica set of one member.
  public let configServer: ReplicaSet
  /// The shards; the config server knows each by the name of its replica set.
  public let shards: [ReplicaSet]
  /// What clients connect to.
  public let router: RouterStandIn
  private let keyFolder = Result { try TemporaryFolder() }

  private init(_ options: ShardedClusterOptions, configServer: ReplicaSet, shards: [ReplicaSet]) throws {
    self.options = options
    self.configServer = configServer
    self.shards = shards
    let configShard = options.hasConfigShard ? [RouterStandIn.Shard(name: "config", set: configServer)] : []
    router = try RouterStandIn(
      configServer: configServer,
      shards: configShard + shards.map { RouterStandIn.Shard(name: $0.options.name, set: $0) }, seed: options.seed,
      givesEmptyBatches: options.givesEmptyBatches)
  }

  /// Starts all servers at once, makes a cluster of them, and starts the router stand-in.
  public static func start(_ options: ShardedClusterOptions = ShardedClusterOptions()) async throws -> ShardedCluster {
    async let startedConfigServer = ReplicaSet.start(options.configServer)
    let shards = try await withThrowingTaskGroup(of: (Int, ReplicaSet).self) { group in
      for index in options.shards.indices {
        group.addTask { (index, try await ReplicaSet.start(options.shard(index))) }
      }
      var started: [(Int, ReplicaSet)] = []
      for try await shard in group { started.append(shard) }
      return started.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let cluster = try ShardedCluster(options, configServer: await startedConfigServer, shards: shards)
    try await cluster.addShards()
    try await cluster.registerRouter()
    if options.accessControl != nil { try await cluster.switchAccessControlOn() }
    return cluster
  }

  /// Starts a cluster, lends it, and stops it whatever happens.
  public static func with<Value>(
    _ options: ShardedClusterOptions = ShardedClusterOptions(), _ body: (ShardedCluster) async throws -> Value
  ) async throws -> Value {
    let cluster = try await start(options)
    do {
      let value = try await body(cluster)
      await cluster.stop()
      return value
    } catch {
      await cluster.stop()
      throw error
    }
  }

  /// Writes what a mongos writes of itself, and without end again.
  private func registerRouter() async throws {
    let entry = #"{"_id": "\#(router.host)", "created": {"$date": "2026-01-31T00:00:00Z"}, "mongoVersion": "6.0.27"}"#
    try await configServer.primary().run("config", #"{"insert": "mongos", "documents": [\#(entry)]}"#)
  }

  /// The connection string of the router stand-in, with the first user's credentials when access control is on.
  public var connectionString: String { router.connectionString }

  /// A client of the cluster as a whole, through the router stand-in.
  public func admin() throws -> AdminClient { try AdminClient(connectionString) }

  /// Ends the router stand-in and all servers, and removes their data.
  public func stop() async {
    router.stop()
    await withTaskGroup(of: Void.self) { group in
      for set in shards + [configServer] { group.addTask { await set.stop() } }
    }
  }

  private func addShards() async throws {
    let admin = try configServer.primary()
    for shard in shards {
      // The config server finds the other members by itself.
      let seed = "\(shard.options.name)/\(shard.members.first?.host ?? "")"
      try await admin.run(
        "admin",
        """
        {"_configsvrAddShard": "\(seed)", "name": "\(shard.options.name)", "writeConcern": {"w": "majority"}}
        """)
    }
  }

  /// Makes the users of the cluster and of each shard, and restarts all servers with one key.
  private func switchAccessControlOn() async throws {
    let key = try keyFolder.get().write(String(UUID().uuidString.filter(\.isHexDigit)), to: "key")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for set in shards + [configServer] {
        group.addTask { try await set.switchAccessControlOn(key: key) }
      }
      try await group.waitForAll()
    }
  }
}
