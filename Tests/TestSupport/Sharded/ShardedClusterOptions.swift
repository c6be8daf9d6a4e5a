/// How a sharded cluster is started.
public struct ShardedClusterOptions: Sendable {
  /// The first part of the names of its replica sets.
  public var name: String
  /// The members of each shard; the first of each is an ordinary one.
  public var shards: [[ReplicaSetOptions.Member]]
  /// The version of all servers; the stand-in for the router calls itself 6.0 whatever it is.
  public var version: MongodVersion
  /// Access control of the cluster, whose users the config server keeps; nil lets everybody do everything.
  public var accessControl: ReplicaSetOptions.AccessControl?
  /// The users of each shard, which are others than the cluster's; used only together with `accessControl`.
  public var shardAccessControl: ReplicaSetOptions.AccessControl
  /// Whether the servers' logs show every command.
  public var logsEveryCommand = false
  /// Whether the config server is a shard too, as since 8.0, with the name `config`.
  public var hasConfigShard = false
  /// Whether the router stand-in gives empty batches before the end of a cursor, which libmongoc's own cursor stops at.
  public var givesEmptyBatches = true
  /// After how many seconds an idle server writes a no-op, by which change streams get on; nil for the usual ten.
  public var secondsBetweenNoops: Int?
  /// Decides the order in which the router stand-in gives what comes from several shards without an order.
  public var seed: UInt64 = 11

  /// Two shards of one member each, unless told otherwise.
  public init(
    name: String = "cluster", shards: [[ReplicaSetOptions.Member]] = [[.ordinary], [.ordinary]],
    version: MongodVersion = .v6_0_27, accessControl: ReplicaSetOptions.AccessControl? = nil,
    shardAccessControl: ReplicaSetOptions.AccessControl = ReplicaSetOptions.AccessControl()
  ) {
    self.name = name
    self.shards = shards
    self.version = version
    self.accessControl = accessControl
    self.shardAccessControl = shardAccessControl
  }

  var configServer: ReplicaSetOptions {
    var options = replicaSet("config", [.ordinary], .config)
    // Rounds follow each other closely, so that no test waits the usual ten seconds for one.
    options.server.parameters["failpoint.overrideBalanceRoundInterval"] =
      #"{mode: "alwaysOn", data: {intervalMs: 200}}"#
    options.accessControl = accessControl
    return options
  }

  func shard(_ index: Int) -> ReplicaSetOptions {
    var options = replicaSet("shard\(index)", shards[index], .shard)
    options.accessControl = accessControl == nil ? nil : shardAccessControl
    return options
  }

  private func replicaSet(
    _ part: String, _ members: [ReplicaSetOptions.Member], _ role: MongodOptions.Role
  ) -> ReplicaSetOptions {
    var options = ReplicaSetOptions(name: "\(name)-\(part)", members: members, version: version, role: role)
    options.switchesAccessControlOnLater = true
    options.server.logsEveryCommand = logsEveryCommand
    if let secondsBetweenNoops {
      options.server.parameters["periodicNoopIntervalSecs"] = String(secondsBetweenNoops)
    }
    // Fail points, by which a test holds a real operation in the middle, exist only with test commands.
    options.server.parameters["enableTestCommands"] = "1"
    return options
  }
}
