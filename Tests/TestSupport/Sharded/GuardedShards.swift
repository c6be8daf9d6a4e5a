import BSON

/// Stands before the members of shards and refuses direct commands, as servers of 8.0 do with access control.
///
/// Source: MongoDB docs, server: supported shard direct commands, `directShardOperations`; server source,
/// `direct_connection_util`, which exempts the server's own databases.
public struct GuardedShards: Sendable {
  private let proxies: [ReplyProxy]
  /// Where each member is reached through the guard, by the name that it has in the cluster.
  public let hostMap: [String: String]

  /// Puts a guard before every member of every shard.
  ///
  /// - Parameters:
  ///   - cluster: the cluster.
  ///   - refusesCatalog: whether `$listCatalog` is refused as well, though it is asked of the database admin.
  /// - Throws: when no port is free.
  public init(of cluster: ShardedCluster, refusesCatalog: Bool = false) throws {
    let members = cluster.shards.flatMap(\.members)
    proxies = try members.map { member in
      try ReplyProxy(before: member) { command, _ in Self.verdict(on: command, refusesCatalog: refusesCatalog) }
    }
    hostMap = Dictionary(zip(members.map(\.host), proxies.map(\.host))) { first, _ in first }
  }

  private static func verdict(on command: BSONDocument, refusesCatalog: Bool) -> ReplyProxy.Change {
    let name = command.names.first ?? ""
    let database = command["$db"]?.string ?? ""
    let isCatalog = command["pipeline"]?.documents?.first?.names.first == "$listCatalog"
    let isOwn =
      ["admin", "config", "local"].contains(database) && !listing.contains(name) && !(refusesCatalog && isCatalog)
    guard !isOwn, !allowed.contains(name) else { return .none }
    return .document(
      .refusal(
        13, "Unauthorized", "You are connecting to a sharded cluster improperly by connecting directly to a shard."))
  }

  /// What tells of all databases, whichever it is sent to.
  private static let listing: Set<String> = ["listDatabases"]
  /// What may be sent to a shard directly.
  private static let allowed: Set<String> = [
    "hello", "isMaster", "ismaster", "ping", "buildInfo", "connectionStatus", "getParameter", "serverStatus", "profile",
    "replSetGetConfig", "replSetGetStatus", "usersInfo", "currentOp", "hostInfo", "getShardMap", "dbHash", "saslStart",
    "saslContinue", "authenticate", "logout", "endSessions", "getMore", "killCursors",
  ]
}
