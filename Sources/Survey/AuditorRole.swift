public import MongoClient

/// The rights that a survey needs of its user, and no more.
public enum AuditorRole {
  /// What the user is to be used for.
  public enum Purpose: Sendable {
    /// Auditing by checklists.
    case check
    /// Comparing all documents as well.
    case verify
  }

  /// The role's name in the scripts that make it; each purpose has its own, so that one user may have both.
  ///
  /// - Parameter purpose: what the user is to be used for.
  /// - Returns: the name.
  public static func name(for purpose: Purpose) -> String {
    purpose == .check ? "mongosyncAuditor" : "mongosyncAuditorVerify"
  }

  /// The rights, each with what it is for.
  ///
  /// Source: tried one by one on a server 6.0.27 with access control.
  ///
  /// - Parameters:
  ///   - purpose: what the user is to be used for.
  ///   - hasBuckets: whether the servers know time series, as they do since 5.0; older ones refuse the resource.
  ///   - hasGuardedShards: whether the servers, as shards, refuse most direct commands, as they do since 8.0; older ones
  ///     refuse the action.
  /// - Returns: the rights in groups.
  public static func grants(
    for purpose: Purpose, hasBuckets: Bool = true, hasGuardedShards: Bool = false
  ) -> [Grant] {
    // A right on all collections leaves out those that a server keeps for itself, such as the buckets of time series.
    let readsDocuments = Grant(
      "reading documents",
      [anyCollection, .timeseriesBuckets].map { RequiredPrivilege("find", on: $0) }
        + [RequiredPrivilege("collStats", on: .timeseriesBuckets)])
    let directly = Grant(
      "asking the members of a shard directly", [RequiredPrivilege("issueDirectShardOperations", on: .cluster)])
    let grants =
      groups + (hasGuardedShards ? [directly] : []) + (purpose == .verify ? [readsDocuments, readsChanges] : [])
    guard !hasBuckets else { return grants }
    return grants.map { Grant($0.purpose, $0.privileges.filter { $0.resource != .timeseriesBuckets }) }
  }

  /// Some rights and what they are for.
  public struct Grant: Hashable, Sendable {
    /// What they are for, in a few words.
    public let purpose: String
    /// The rights.
    public let privileges: [RequiredPrivilege]

    init(_ purpose: String, _ privileges: [RequiredPrivilege]) {
      self.purpose = purpose
      self.privileges = privileges
    }
  }

  private static let readsChanges = Grant(
    "writes meanwhile to a sharded cluster whose shards cannot be entered",
    [RequiredPrivilege("changeStream", on: anyCollection)])
  private static let anyCollection = RequiredPrivilege.Resource.namespace(database: "", collection: "")
  private static let scripts = RequiredPrivilege.Resource.namespace(database: "", collection: "system.js")
  private static let unsynced = RequiredPrivilege.Resource.namespace(database: "", collection: "unsynced_documents")
  private static let roles = RequiredPrivilege.Resource.namespace(database: "admin", collection: "system.roles")
  private static let profile = RequiredPrivilege.Resource.namespace(database: "", collection: "system.profile")
  private static let oplog = RequiredPrivilege.Resource.namespace(database: "local", collection: "oplog.rs")

  private static let groups: [Grant] = [
    Grant(
      "what each server is and how it is configured",
      ["listDatabases", "serverStatus", "getParameter", "replSetGetConfig", "getDefaultRWConcern", "hostInfo"].map {
        action in
        RequiredPrivilege(action, on: .cluster)
      }),
    Grant(
      "sizes and profilers",
      [RequiredPrivilege("dbStats", on: anyCollection), RequiredPrivilege("find", on: profile)]),
    Grant("operations under way and connected clients", [RequiredPrivilege("inprog", on: .cluster)]),
    Grant(
      "the collections and indexes, by one command",
      [anyCollection, scripts, .timeseriesBuckets].flatMap { resource in
        ["listCollections", "listIndexes"].map { RequiredPrivilege($0, on: resource) }
      }),
    Grant(
      "what applications keep in databases of the server",
      ["config", "local"].map { RequiredPrivilege("listCollections", on: .namespace(database: $0, collection: "")) }),
    Grant("the data format of unique indexes", [RequiredPrivilege("collStats", on: anyCollection)]),
    Grant("the oplog", [RequiredPrivilege("find", on: oplog), RequiredPrivilege("collStats", on: oplog)]),
    Grant(
      "the write block, the balancer and the shards",
      [RequiredPrivilege("find", on: .namespace(database: "config", collection: ""))]),
    Grant(
      "mongosync's own user, and where users may log in from",
      [RequiredPrivilege("viewUser", on: anyCollection)]),
    Grant(
      "users, roles and stored functions, to see whether they were made anew",
      [
        RequiredPrivilege("viewUser", on: .cluster), RequiredPrivilege("find", on: roles),
        RequiredPrivilege("find", on: scripts),
      ]),
    Grant("what Device Sync could not synchronise", [RequiredPrivilege("find", on: unsynced)]),
    Grant(
      "what mongosync wrote down of the migration",
      ["globalState", "resumeData"].map { RequiredPrivilege("find", on: .namespace(database: "", collection: $0)) }),
  ]
}
