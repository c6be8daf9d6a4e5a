import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks who the auditor is connected as, and with which privileges.
  func connectedUser(_ node: ClusterNode) async -> Observed<ConnectedUser> {
    await node.ask(.connectionStatus).observed("the connected user") { reply in
      let status = try reply.required("authInfo", .document)
      return ConnectedUser(
        users: try Self.names(status.required("authenticatedUsers", .documents), "user"),
        roles: try Self.names(status.required("authenticatedUserRoles", .documents), "role"))
    }
  }

  /// Asks what the user that mongosync connects as was granted.
  ///
  /// A reverse needs to know of the source; only a start depends on both clusters.
  func mongosyncUser(_ node: ClusterNode) async -> Observed<MongosyncUser> {
    guard target.role == .source || questions.contains(.users) else {
      return .notAsked("Only the original source's user matters.")
    }
    guard let user = plan.mongosyncUser else { return .notAsked("The plan does not name mongosync's user.") }
    return await node.ask(.usersInfo(user, in: "admin")).observed("mongosync's user") { reply in
      guard let found = try reply.required("users", .documents).first else { return .missing }
      return .found(try UserGrants(user: found))
    }
  }

  private static func names(_ list: [BSONDocument], _ field: String) throws -> [String] {
    try list.map { "\(try $0.required(field, .string))@\(try $0.required("db", .string))" }
  }
}

extension UserGrants {
  /// Reads a user as `usersInfo` with `showPrivileges` tells it.
  fileprivate init(user: BSONDocument) throws {
    let roles = try user.required("inheritedRoles", .documents).filter { try $0.required("db", .string) == "admin" }
    self.init(
      roles: try roles.map { try $0.required("role", .string) },
      privileges: try user.required("inheritedPrivileges", .documents).compactMap(Privilege.init(document:)))
  }
}

extension Privilege {
  /// Reads a privilege; one on a resource of another form than those known grants nothing here.
  fileprivate init?(document: BSONDocument) throws {
    let actions = try document.required("actions", .strings)
    guard let resource = try Resource(document: document.required("resource", .document)) else { return nil }
    self.init(resource, actions)
  }
}

extension Privilege.Resource {
  fileprivate init?(document: BSONDocument) throws {
    if try document.optional("cluster", .bool) == true {
      self = .cluster
    } else if try document.optional("anyResource", .bool) == true {
      self = .anything
    } else if try document.optional("system_buckets", .string) == "" {
      self = .timeSeriesBuckets
    } else if let database = try document.optional("db", .string),
      let collection = try document.optional("collection", .string)
    {
      self = .namespace(database: database, collection: collection)
    } else {
      return nil
    }
  }
}
