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
  public init(of cluster: ShardedCluster) throws {
    let members = cluster.shards.flatMap(\.members)
    proxies = try members.map { try ReplyProxy(before: $0, rule: Self.rule) }
    hostMap = Dictionary(zip(members.map(\.host), proxies.map(\.host))) { first, _ in first }
  }

  private static let rule: ReplyProxy.Rule = { command, _ in
    let name = command.names.first ?? ""
    let database = command["$db"]?.string ?? ""
    let isOwn = ["admin", "config", "local"].contains(database) && !listing.contains(name)
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
