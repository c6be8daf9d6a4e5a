public import BSON

/// One of the few commands that the auditor may send, none of which changes anything.
///
/// There is no way to make another from outside: every value comes from a function of this target.
public struct ReadOnlyCommand: Hashable, Sendable {
  /// The closed list.
  public enum Name: String, CaseIterable, Sendable {
    case aggregate
    case balancerStatus
    case buildInfo
    case connectionStatus
    case dbHash
    case dbStats
    case find
    case getDefaultRWConcern
    case getParameter
    case hello
    case hostInfo
    case isMaster
    case listCollections
    case listDatabases
    case listIndexes
    case planCacheListFilters
    case profile
    case replSetGetConfig
    case serverStatus
    case usersInfo
  }

  /// Which command it is.
  public let name: Name
  /// The database it is sent to.
  public let database: String
  /// The command's document.
  public let body: BSONDocument

  init(_ name: Name, on database: String, _ value: BSONValue, _ arguments: [(String, BSONValue)] = []) {
    self.name = name
    self.database = database
    body = BSONDocument([(name.rawValue, value)] + arguments)
  }

  /// What a server is, and what it thinks its set is.
  public static let hello = ReadOnlyCommand(.hello, on: "admin", 1)
  /// The same question in the spelling of servers before 4.4.2.
  public static let isMaster = ReadOnlyCommand(.isMaster, on: "admin", 1)
  /// What a server is, with what members of a replica set tell each other of it, its id among them.
  public static let helloWithSetMetadata = ReadOnlyCommand(.hello, on: "admin", 1, [("$replData", 1)])
  /// The same question in the spelling of servers before 4.4.2.
  public static let isMasterWithSetMetadata = ReadOnlyCommand(.isMaster, on: "admin", 1, [("$replData", 1)])
  /// What the server's host has: processor cores, memory.
  public static let hostInfo = ReadOnlyCommand(.hostInfo, on: "admin", 1)
  /// The server's version and build.
  public static let buildInfo = ReadOnlyCommand(.buildInfo, on: "admin", 1)
  /// The feature compatibility version.
  public static let featureCompatibilityVersion = ReadOnlyCommand(
    .getParameter, on: "admin", 1, [("featureCompatibilityVersion", 1)])
  /// Whether queries that scan a whole collection are refused.
  public static let tableScanParameter = ReadOnlyCommand(.getParameter, on: "admin", 1, [("notablescan", 1)])
  /// The read and write concern for clients that name none, as the server has them in memory.
  ///
  /// Otherwise it would look them up by a command of its own, which its log would show as the auditor's.
  public static let defaultReadWriteConcern = ReadOnlyCommand(
    .getDefaultRWConcern, on: "admin", 1, [("inMemory", true)])
  /// The users of all databases, without privileges or credentials.
  public static let allUsers = ReadOnlyCommand(.usersInfo, on: "admin", ["forAllDBs": true])
  /// A replica set's configuration, hidden members included.
  public static let replicaSetConfiguration = ReadOnlyCommand(.replSetGetConfig, on: "admin", 1)
  /// A sharded cluster's balancer.
  public static let balancerStatus = ReadOnlyCommand(.balancerStatus, on: "admin", 1)
  /// The connected user with its roles and privileges.
  public static let connectionStatus = ReadOnlyCommand(
    .connectionStatus, on: "admin", 1, [("showPrivileges", true)])

  /// The names of all databases, or an error where the user may not see them all.
  ///
  /// `authorizedDatabases: false` matters: without it a user who lacks the privilege gets a short list and no error.
  public static let listDatabases = ReadOnlyCommand(
    .listDatabases, on: "admin", 1, [("nameOnly", true), ("authorizedDatabases", false)])

  /// A server's state, without the sections named.
  ///
  /// - Parameter sections: the sections to leave out.
  /// - Returns: the command.
  public static func serverStatus(without sections: [String]) -> ReadOnlyCommand {
    ReadOnlyCommand(.serverStatus, on: "admin", 1, sections.map { ($0, 0) })
  }

  /// The collections and views of a database with their options, through a cursor.
  ///
  /// - Parameter database: the database.
  /// - Returns: the command.
  public static func listCollections(in database: String) -> ReadOnlyCommand {
    ReadOnlyCommand(.listCollections, on: database, 1, [("cursor", [:])])
  }

  /// The indexes of a collection, through a cursor; one that is still being built comes with its build's UUID.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  /// - Returns: the command.
  public static func listIndexes(in database: String, _ collection: String) -> ReadOnlyCommand {
    ReadOnlyCommand(.listIndexes, on: database, .string(collection), [("includeBuildUUIDs", true), ("cursor", [:])])
  }

  /// The shapes of a collection's queries that are bound to indexes by index filters.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  /// - Returns: the command.
  public static func indexFilters(in database: String, _ collection: String) -> ReadOnlyCommand {
    ReadOnlyCommand(.planCacheListFilters, on: database, .string(collection))
  }

  /// The level of a database's profiler.
  ///
  /// Source: MongoDB docs, server: profile. Any level but -1 would be set, so no other can be given.
  ///
  /// - Parameter database: the database.
  /// - Returns: the command.
  public static func profilingLevel(of database: String) -> ReadOnlyCommand {
    ReadOnlyCommand(.profile, on: database, -1)
  }

  /// How much a database holds, and the file system it is on.
  ///
  /// - Parameter database: the database.
  /// - Returns: the command.
  public static func databaseStatistics(of database: String) -> ReadOnlyCommand {
    ReadOnlyCommand(.dbStats, on: database, 1)
  }

  /// A user with all its privileges.
  ///
  /// - Parameters:
  ///   - user: the user's name.
  ///   - database: the database the user is defined in.
  /// - Returns: the command.
  public static func usersInfo(_ user: String, in database: String) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .usersInfo, on: database, ["user": .string(user), "db": .string(database)], [("showPrivileges", true)])
  }

  /// Some users with the restrictions of where they may log in from and to.
  ///
  /// Source: MongoDB docs, server: usersInfo; a question for all users cannot ask for as much.
  ///
  /// - Parameter users: the users, each with its database.
  /// - Returns: the command.
  public static func usersInfo(restrictionsOf users: [(user: String, database: String)]) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .usersInfo, on: "admin",
      .array(of: users.map { ["user": .string($0.user), "db": .string($0.database)] }),
      [("showAuthenticationRestrictions", true)])
  }

  /// Some users with all their privileges.
  ///
  /// - Parameter users: the users, each with its database.
  /// - Returns: the command.
  public static func usersInfo(_ users: [(user: String, database: String)]) -> ReadOnlyCommand {
    ReadOnlyCommand(
      .usersInfo, on: "admin",
      .array(of: users.map { ["user": .string($0.user), "db": .string($0.database)] }), [("showPrivileges", true)])
  }

  /// Documents of a collection, through a cursor.
  ///
  /// - Parameters:
  ///   - database: the collection's database.
  ///   - collection: the collection.
  ///   - filter: which documents.
  ///   - projection: which of their fields; all if empty.
  ///   - sort: their order, such as `$natural`.
  ///   - limit: how many at most; 0 for all.
  /// - Returns: the command.
  public static func find(
    in database: String, _ collection: String, filter: BSONDocument = [:], projection: BSONDocument = [:],
    sort: BSONDocument = [:], limit: Int32 = 0
  ) -> ReadOnlyCommand {
    let documents = [("filter", filter), ("projection", projection), ("sort", sort)]
    let arguments = documents.filter { !$0.1.names.isEmpty }.map { ($0.0, BSONValue.document($0.1)) }
    return ReadOnlyCommand(
      .find, on: database, .string(collection), arguments + (limit > 0 ? [("limit", .int32(limit))] : []))
  }

  /// An aggregation, through a cursor.
  ///
  /// - Parameters:
  ///   - database: the database.
  ///   - collection: the collection, or nothing for a pipeline over the database.
  ///   - pipeline: the stages; each must be on the list of stages that only read.
  /// - Returns: the command.
  /// - Throws: `MongoError.Code.refusedByAuditor` for any other stage.
  public static func aggregate(
    in database: String, _ collection: String?, pipeline: [BSONDocument]
  ) throws(MongoError) -> ReadOnlyCommand {
    for stage in pipeline {
      guard stage.names.count == 1, let name = stage.names.first, readingStages.contains(name) else {
        throw MongoError(.refusedByAuditor, "The auditor sends no aggregation stage but those that only read.")
      }
    }
    return ReadOnlyCommand(
      .aggregate, on: database, collection.map(BSONValue.string) ?? 1,
      [("pipeline", .array(of: pipeline.map(BSONValue.document))), ("cursor", [:])])
  }

  /// The stages that an aggregation may have; none can write, and none can hold a pipeline that could.
  public static let readingStages: Set<String> = [
    "$collStats", "$count", "$currentOp", "$group", "$limit", "$listCatalog", "$listSearchIndexes", "$match",
    "$project", "$querySettings", "$replaceRoot", "$sample", "$sort",
  ]
}
