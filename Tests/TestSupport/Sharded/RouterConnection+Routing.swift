import BSON

extension RouterConnection {
  /// Sends a request where a mongos would, and gives the answer.
  func route(_ request: WireRequest) throws -> BSONDocument {
    let (database, command) = (request.database, request.command)
    let name = command.names.first ?? ""
    switch name {
    case "hello", "isMaster", "ismaster": return try handshake(name, command)
    case "getMore": return try moreChanges(command) ?? getMore(database, command)
    case "killCursors": return try killChangeStreams(command) ?? killCursors(database, command)
    case "listDatabases": return try listDatabases(command)
    case "listShards": return try listShards()
    case "getParameter" where command["featureCompatibilityVersion"] != nil:
      return .refusal(72, "InvalidOptions", "no option found to get")
    case "serverStatus": return try serverStatus(command)
    case _ where name.hasPrefix("replSet") || Self.commandsOfShards.contains(name):
      return .refusal(59, "CommandNotFound", "no such command: '\(name)'")
    default: break
    }
    if let internalCommand = Self.internalCommands[name] {
      return try runInternal(internalCommand, for: name, command)
    }
    if name == "shardCollection" { return try shardCollection(command) }
    if name == "dropDatabase", let reply = try dropRegistered(database) { return reply }
    if name == "moveCollection" { return try moveCollection(command) }
    if database == "config", command["find"] == "shards" { return finished("config", "shards", try shardEntries()) }
    if name == "aggregate", database == "admin", firstStage(command) == "$changeStream" {
      return try openChangeStream(command)
    }
    if name == "aggregate", database == "admin", firstStage(command) == "$listCatalog" {
      return try refusalOfUser(database, command) ?? aggregate(database, command, on: shards.map { Target(shard: $0) })
    }
    if ["admin", "config"].contains(database) || Self.commandsOfConnections.contains(name) {
      return try client.run(database, command)
    }
    if database == "local" { return .refusal(20, "IllegalOperation", "a router has no local database") }
    return try runOnUserData(name, database, command)
  }

  /// What only a member of a set knows; a mongos has no command of that name.
  private static let commandsOfShards: Set<String> = ["dbHash", "dbhash"]
  /// What reads user data, and so is put to the config server first: it alone knows the cluster's users.
  private static let readingCommands: Set<String> = [
    "aggregate", "find", "count", "distinct", "listCollections", "listIndexes", "collStats", "dbStats",
  ]
  /// What brings a database into being.
  private static let creatingCommands: Set<String> = ["insert", "update", "create", "createIndexes", "findAndModify"]
  /// What is about the connection, its user or its sessions, whatever the database.
  private static let commandsOfConnections: Set<String> = [
    "saslStart", "saslContinue", "authenticate", "logout", "connectionStatus", "buildInfo", "ping", "endSessions",
    "refreshSessions", "killSessions", "whatsmyuri",
  ]

  private func runOnUserData(_ name: String, _ database: String, _ command: BSONDocument) throws -> BSONDocument {
    if Self.readingCommands.contains(name), let refusal = try refusalOfUser(database, command) { return refusal }
    if name == "dbStats" { return try databaseStatistics(database, command) }
    let home = try home(of: database, creating: Self.creatingCommands.contains(name))
    guard let collection = command[name]?.string else { return try run(database, command, on: home) }
    let targets = try targets(database, collection, home: home)
    switch name {
    case "find" where targets.count == 1, "aggregate" where targets.count == 1:
      return try openCursor(database, command, on: targets)
    case "find": return try find(database, command, on: targets)
    case "aggregate": return try aggregate(database, command, on: targets)
    case "count" where targets.count > 1 && (command["limit"] != nil || command["skip"] != nil):
      return .refusal(20, "IllegalOperation", "the router stand-in does not merge counts with a limit")
    case "count": return try count(database, command, on: targets)
    default: break
    }
    let shard = targets.contains { $0.shard.name == home.name } ? home : targets.first?.shard ?? home
    return try run(database, command, on: shard)
  }

  /// What the config server says to a user who may not read; nothing where everybody may.
  func refusalOfUser(_ database: String, _ command: BSONDocument) throws -> BSONDocument? {
    guard configServer.members.contains(where: { $0.options.keyFile != nil }) else { return nil }
    let reply = try client.run(database, command)
    let unauthorized = 13
    return reply["code"]?.int == unauthorized ? reply : nil
  }

  /// The primary shard of a database, or, for one made behind the config server's back, a shard that has it.
  func home(of database: String, creating: Bool) throws -> RouterStandIn.Shard {
    if let known = try registered(database) { return known }
    if creating {
      let create: BSONDocument = ["_configsvrCreateDatabase": .string(database), "writeConcern": ["w": "majority"]]
      _ = try runAsRouter("admin", create)
      if let known = try registered(database) { return known }
    }
    let byName: BSONDocument = ["listDatabases": 1, "nameOnly": true, "filter": ["name": .string(database)]]
    let having = try shards.first { try run("admin", byName, on: $0)["databases"]?.array?.isEmpty == false }
    guard let shard = having ?? shards.first else { throw ServerError(code: 70, message: "there is no shard") }
    return shard
  }

  private func registered(_ database: String) throws -> RouterStandIn.Shard? {
    let entry = try runAsRouter("config", ["find": "databases", "filter": ["_id": .string(database)]]).firstBatch.first
    return shards.first { $0.name == entry?["primary"]?.string }
  }

  private func firstStage(_ command: BSONDocument) -> String? {
    command["pipeline"]?.documents?.first?.names.first
  }
}
