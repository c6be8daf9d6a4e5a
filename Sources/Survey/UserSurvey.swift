import BSON
import Evidence
import Findings
import MongoClient

extension ClusterSurvey {
  /// Asks who the auditor is connected as, and with which privileges.
  func connectedUser(_ node: ClusterNode) async -> Observed<ConnectedUser> {
    await node.ask(.connectionStatus).observed("the connected user") { reply in
      guard let status = reply["authInfo"]?.document else { return nil }
      return ConnectedUser(
        users: Self.names(status["authenticatedUsers"], "user"),
        roles: Self.names(status["authenticatedUserRoles"], "role"))
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
      guard let users = reply["users"]?.documents else { return nil }
      guard let found = users.first else { return .missing }
      return UserGrants(user: found).map(MongosyncUser.found)
    }
  }

  private static func names(_ list: BSONValue?, _ field: String) -> [String] {
    (list?.documents ?? []).compactMap { entry in
      guard let name = entry[field]?.string, let database = entry["db"]?.string else { return nil }
      return "\(name)@\(database)"
    }
  }
}

extension UserGrants {
  /// Reads a user as `usersInfo` with `showPrivileges` tells it.
  fileprivate init?(user: BSONDocument) {
    guard let privileges = user["inheritedPrivileges"]?.documents else { return nil }
    let roles = (user["inheritedRoles"]?.documents ?? []).filter { $0["db"]?.string == "admin" }
    self.init(
      roles: roles.compactMap { $0["role"]?.string }, privileges: privileges.compactMap(Privilege.init(document:)))
  }
}

extension Privilege {
  /// Reads a privilege; one on a resource of another form than those known grants nothing here.
  fileprivate init?(document: BSONDocument) {
    guard let place = document["resource"]?.document, let resource = Resource(document: place) else { return nil }
    self.init(resource, document["actions"]?.array?.compactMap(\.string) ?? [])
  }
}

extension Privilege.Resource {
  fileprivate init?(document: BSONDocument) {
    if document["cluster"]?.bool == true {
      self = .cluster
    } else if document["anyResource"]?.bool == true {
      self = .anything
    } else if document["system_buckets"]?.string == "" {
      self = .timeSeriesBuckets
    } else if let database = document["db"]?.string, let collection = document["collection"]?.string {
      self = .namespace(database: database, collection: collection)
    } else {
      return nil
    }
  }
}
