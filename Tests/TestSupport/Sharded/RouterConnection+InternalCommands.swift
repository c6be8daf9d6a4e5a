import BSON

extension RouterConnection {
  /// The commands that a mongos hands to the config server under another name.
  static let internalCommands: [String: InternalCommand] = [
    "balancerStatus": InternalCommand(name: "_configsvrBalancerStatus"),
    "balancerStart": InternalCommand(name: "_configsvrBalancerStart"),
    "balancerStop": InternalCommand(name: "_configsvrBalancerStop"),
    "setUserWriteBlockMode": InternalCommand(name: "_configsvrSetUserWriteBlockMode", isMajority: true),
    "enableSharding": InternalCommand(name: "_configsvrCreateDatabase", isMajority: true),
    "moveRange": InternalCommand(name: "_configsvrMoveRange", isMajority: true),
  ]

  /// A command of the config server that only routers send.
  struct InternalCommand: Sendable {
    let name: String
    /// Whether the config server insists on a majority.
    var isMajority = false
  }

  /// Runs it as the router; a mongos checks the balancer's user by whether it may read the settings.
  func runInternal(_ internalCommand: InternalCommand, for name: String, _ command: BSONDocument) throws -> BSONDocument
  {
    if name.hasPrefix("balancer"), let refusal = try refusalOfUser("config", ["find": "settings", "limit": 1]) {
      return refusal
    }
    var renamed = command.without(["writeConcern"]).renamed(internalCommand.name)
    if name == "enableSharding", let primary = renamed["primaryShard"] {
      renamed = renamed.without(["primaryShard"]).appending("primaryShardId", primary)
    }
    if internalCommand.isMajority { renamed = renamed.appending("writeConcern", ["w": "majority"]) }
    return try runAsRouter("admin", renamed)
  }

  /// Has the database's primary shard make a sharded collection.
  func shardCollection(_ command: BSONDocument) throws -> BSONDocument {
    let names = (command["shardCollection"]?.string ?? "").split(separator: ".", maxSplits: 1).map(String.init)
    guard names.count == 2, let key = command["key"] else {
      return .refusal(73, "InvalidNamespace", "shardCollection needs a namespace and a key")
    }
    let home = try home(of: names[0], creating: true)
    guard let version = try version(of: names[0]) else {
      return .refusal(26, "NamespaceNotFound", "the config server does not know database \(names[0])")
    }
    var create: BSONDocument = [
      "_shardsvrCreateCollection": .string(names[1]), "shardKey": key, "unique": command["unique"] ?? false,
      "databaseVersion": version, "writeConcern": ["w": "majority"],
    ]
    if let timeSeries = command["timeseries"] { create = create.appending("timeseries", timeSeries) }
    return try run(names[0], create, on: home)
  }

  /// Has the primary shard of a database drop it on all shards; nil where the config server does not know it.
  func dropRegistered(_ database: String) throws -> BSONDocument? {
    guard let version = try version(of: database) else { return nil }
    let drop: BSONDocument = [
      "_shardsvrDropDatabase": 1, "databaseVersion": version, "writeConcern": ["w": "majority"],
    ]
    return try run(database, drop, on: try home(of: database, creating: false))
  }

  private func version(of database: String) throws -> BSONValue? {
    let entry: BSONDocument = ["find": "databases", "filter": ["_id": .string(database)]]
    return try runAsRouter("config", entry).firstBatch.first?["version"]
  }
}
