internal import BSON

extension ReadOnlyCommand {
  /// The rights that a server asks of the user for this command; none where any user may send it.
  ///
  /// Source: tried one by one on a server 6.0.27 with access control; MongoDB docs, server: privilege actions.
  public var privileges: [RequiredPrivilege] {
    switch name {
    case .hello, .isMaster, .buildInfo, .connectionStatus: []
    case .listDatabases, .replSetGetConfig, .serverStatus, .getParameter, .getDefaultRWConcern, .hostInfo:
      [RequiredPrivilege(name.rawValue, on: .cluster)]
    case .profile: [RequiredPrivilege("find", on: .namespace(database: database, collection: "system.profile"))]
    case .balancerStatus: [RequiredPrivilege("find", on: .namespace(database: "config", collection: "settings"))]
    case .listCollections, .dbStats, .dbHash:
      [RequiredPrivilege(name.rawValue, on: .namespace(database: database, collection: ""))]
    case .listIndexes, .find: [RequiredPrivilege(name.rawValue, on: target)]
    case .planCacheListFilters: [RequiredPrivilege("planCacheIndexFilter", on: target)]
    case .usersInfo:
      [RequiredPrivilege("viewUser", on: isOfAllDatabases ? .cluster : .namespace(database: database, collection: ""))]
    case .aggregate: aggregationPrivileges
    }
  }

  private var isOfAllDatabases: Bool { body[name.rawValue]?.document?["forAllDBs"]?.bool ?? false }

  /// The collection that the command is about.
  private var target: RequiredPrivilege.Resource {
    let collection = body[name.rawValue]?.string ?? ""
    return collection.utf8.starts(with: "system.buckets.".utf8)
      ? .timeseriesBuckets : .namespace(database: database, collection: collection)
  }

  private var aggregationPrivileges: [RequiredPrivilege] {
    switch body["pipeline"]?.documents?.first?.names.first {
    case "$listCatalog": Self.catalogPrivileges
    case "$currentOp": [RequiredPrivilege("inprog", on: .cluster)]
    case "$changeStream":
      ["changeStream", "find"].map { RequiredPrivilege($0, on: .namespace(database: "", collection: "")) }
    case "$querySettings": [RequiredPrivilege("querySettings", on: .cluster)]
    case "$listSearchIndexes": [RequiredPrivilege("listSearchIndexes", on: target)]
    case "$collStats": [RequiredPrivilege("collStats", on: target)]
    default: [RequiredPrivilege("find", on: target)]
    }
  }

  /// Source: `$listCatalog` over a whole server demands what `readAnyDatabase` grants, seen on 6.0.27.
  private static var catalogPrivileges: [RequiredPrivilege] {
    let resources: [RequiredPrivilege.Resource] = [
      .namespace(database: "", collection: ""), .namespace(database: "", collection: "system.js"), .timeseriesBuckets,
    ]
    let listing = resources.flatMap { resource in
      ["listCollections", "listIndexes"].map { RequiredPrivilege($0, on: resource) }
    }
    return [RequiredPrivilege("listDatabases", on: .cluster)] + listing
  }
}
