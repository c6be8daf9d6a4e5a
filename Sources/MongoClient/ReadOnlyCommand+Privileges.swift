internal import BSON

extension ReadOnlyCommand {
  /// The rights that a server asks of the user for this command; none where any user may send it.
  ///
  /// Source: tried one by one on a server 6.0.27 with access control; MongoDB docs, server: privilege actions.
  public var privileges: [Privilege] {
    switch name {
    case .hello, .isMaster, .buildInfo, .connectionStatus: []
    case .listDatabases, .replSetGetConfig, .serverStatus, .getParameter: [Privilege(name.rawValue, on: .cluster)]
    case .balancerStatus: [Privilege("find", on: .namespace(database: "config", collection: "settings"))]
    case .listCollections: [Privilege(name.rawValue, on: .namespace(database: database, collection: ""))]
    case .listIndexes, .find: [Privilege(name.rawValue, on: target)]
    case .usersInfo: [Privilege("viewUser", on: .namespace(database: database, collection: ""))]
    case .aggregate: aggregationPrivileges
    }
  }

  /// The collection that the command is about.
  private var target: Privilege.Resource {
    let collection = body[name.rawValue]?.string ?? ""
    return collection.hasPrefix("system.buckets.")
      ? .timeseriesBuckets : .namespace(database: database, collection: collection)
  }

  private var aggregationPrivileges: [Privilege] {
    switch body["pipeline"]?.documents?.first?.names.first {
    case "$listCatalog": Self.catalogPrivileges
    case "$collStats": [Privilege("collStats", on: target)]
    default: [Privilege("find", on: target)]
    }
  }

  /// Source: `$listCatalog` over a whole server demands what `readAnyDatabase` grants, seen on 6.0.27.
  private static var catalogPrivileges: [Privilege] {
    let resources: [Privilege.Resource] = [
      .namespace(database: "", collection: ""), .namespace(database: "", collection: "system.js"), .timeseriesBuckets,
    ]
    let listing = resources.flatMap { resource in
      ["listCollections", "listIndexes"].map { Privilege($0, on: resource) }
    }
    return [Privilege("listDatabases", on: .cluster)] + listing
  }
}
