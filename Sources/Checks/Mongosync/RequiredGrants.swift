package import Evidence
package import Findings

/// What the user that mongosync connects as must be granted on one cluster.
///
/// Source: MongoDB docs, mongosync 1.13 to 1.22: reference/permissions, its table of roles and its minimum privileges;
/// that each role of the table brings the privileges below was tried on a server 6.0.27.
package struct RequiredGrants: Sendable {
  /// The roles that the documentation names, in its order.
  let roles: [String]
  /// The roles to make a new user with, so that nothing has to be granted later: with those for a reverse, where one is
  /// planned, and with clusterManager where servers are older than 6.0.
  package let rolesOfNewUser: [String]
  /// What mongosync does with them.
  let privileges: [Privilege]
  /// What the minimum for roles of one's own asks for besides, which the documented roles do not all bring.
  private let privilegesOfOwnRoles: [Privilege]

  /// What is required of the user on one cluster.
  ///
  /// - Parameters:
  ///   - role: which end of the migration the cluster is.
  ///   - plan: what the operator says; its version, write blocking and reversibility decide.
  ///   - isBeforeSix: whether the cluster's servers are older than 6.0 and know no write block.
  package init(on role: ClusterRole, _ plan: Plan, isBeforeSix: Bool) {
    let isRecent = plan.mongosyncHas(.blocksWritesByItself) != false
    let isDual = plan.writeBlocking == .sourceAndDestination || plan.reversible == true
    switch role {
    case .source where isRecent || isDual:
      let dropping = plan.multipleReversals == true ? ["dbAdminAnyDatabase"] : []
      roles = ["backup", "clusterManager", "clusterMonitor"] + dropping + ["readWriteAnyDatabase", "restore"]
    case .source:
      roles = ["backup", "clusterMonitor", "readAnyDatabase"]
    case .destination:
      let backup = isRecent || plan.reversible == true ? ["backup"] : []
      let dropping = plan.reversible == true ? ["dbAdminAnyDatabase"] : []
      roles = backup + ["clusterManager", "clusterMonitor"] + dropping + ["readWriteAnyDatabase", "restore"]
    }
    let additions =
      (isBeforeSix ? ["clusterManager"] : []) + (plan.reversible == true ? ["dbAdminAnyDatabase"] : [])
    rolesOfNewUser = Set(roles + additions).sorted()
    var needed = Self.reading
    needed += role == .destination ? Self.writing : [Privilege(.anyNamespace, ["collStats"])]
    let blocks = role == .destination || isRecent || isDual
    if blocks && !isBeforeSix {
      needed.append(Privilege(.cluster, ["bypassWriteBlockingMode", "setUserWriteBlockMode"]))
    }
    if role == .source && isRecent { needed.append(Self.settings) }
    if role == .source && plan.mongosyncHas(.readsOplog) != false { needed.append(Self.oplog) }
    if role == .destination ? plan.reversible == true : plan.multipleReversals == true {
      needed.append(Privilege(.anyNamespace, ["dropDatabase"]))
    }
    privileges = needed
    privilegesOfOwnRoles =
      (role == .destination ? [Privilege(.cluster, ["enableSharding"])] : [])
      + (isBeforeSix ? [] : [Privilege(.timeSeriesBuckets, ["listCollections", "listIndexes"])])
  }

  /// What is missing from what a user was granted.
  ///
  /// - Parameter grants: what it was granted; the documented roles are enough, whatever they bring.
  /// - Returns: the missing privileges.
  func missing(from grants: UserGrants) -> [Privilege] {
    let usesOwnRoles = !roles.allSatisfy(grants.roles.contains) && !grants.roles.allSatisfy(Self.builtIn.contains)
    return (privileges + (usesOwnRoles ? privilegesOfOwnRoles : [])).compactMap { privilege in
      let actions = privilege.actions.filter { !grants.allow($0, on: privilege.resource) }
      return actions.isEmpty ? nil : Privilege(privilege.resource, actions)
    }
  }

  /// Source: MongoDB docs, server: built-in roles on the admin database.
  private static let builtIn: Set = [
    "__system", "backup", "clusterAdmin", "clusterManager", "clusterMonitor", "dbAdmin", "dbAdminAnyDatabase",
    "dbOwner",
    "directShardOperations", "enableSharding", "hostManager", "read", "readAnyDatabase", "readWrite",
    "readWriteAnyDatabase", "restore", "root", "searchCoordinator", "userAdmin", "userAdminAnyDatabase",
  ]
  private static let reading: [Privilege] = [
    Privilege(
      .cluster,
      [
        "appendOplogNote", "getDefaultRWConcern", "getShardMap", "hostInfo", "listDatabases", "listShards",
        "replSetGetConfig", "replSetGetStatus", "serverStatus",
      ]),
    Privilege(.anyNamespace, ["changeStream", "find", "indexStats", "listCollections", "listIndexes"]),
    Privilege(.namespace(database: "admin", collection: "system.version"), ["find"]),
    Privilege(.namespace(database: "config", collection: "collections"), ["find"]),
    Privilege(.namespace(database: "config", collection: "settings"), ["find"]),
    Privilege(.namespace(database: "config", collection: "shards"), ["find"]),
    Privilege(.namespace(database: "config", collection: "version"), ["find"]),
    Privilege(.namespace(database: "", collection: "system.js"), ["listCollections", "listIndexes"]),
  ]
  private static let writing: [Privilege] = [
    Privilege(
      .anyNamespace,
      [
        "bypassDocumentValidation", "collMod", "convertToCapped", "createCollection", "createIndex", "dropCollection",
        "dropIndex", "enableSharding", "insert", "remove", "renameCollectionSameDB", "update",
      ]),
    Privilege(.namespace(database: "", collection: "system.views"), ["dropCollection"]),
    Privilege(.namespace(database: "config", collection: "tags"), ["find"]),
  ]
  private static let settings = Privilege(.namespace(database: "config", collection: "settings"), ["update"])
  private static let oplog = Privilege(.namespace(database: "local", collection: "oplog.rs"), ["find", "collStats"])
}

extension Privilege {
  /// The privilege in words, such as `find and update on config.settings`.
  var sentence: String {
    let place =
      switch resource {
      case .cluster: "the cluster"
      case .anything: "everything"
      case .timeSeriesBuckets: "time-series buckets"
      case .namespace("", ""): "any collection"
      case .namespace(let database, ""): "any collection of \(database)"
      case .namespace("", let collection): "\(collection) of any database"
      case .namespace(let database, let collection): "\(database).\(collection)"
      }
    return "\(actions.joined(separator: ", ")) on \(place)"
  }
}
