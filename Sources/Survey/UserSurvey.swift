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

  /// Asks the source whether the user that mongosync connects as may drop databases, which a reverse does there.
  func mongosyncUser(_ node: ClusterNode) async -> Observed<MongosyncUser> {
    guard target.role == .source else { return .notAsked("Only the original source's user matters.") }
    guard let user = plan.mongosyncUser else { return .notAsked("The plan does not name mongosync's user.") }
    return await node.ask(.usersInfo(user, in: "admin")).observed("mongosync's user") { reply in
      guard let users = reply["users"]?.documents else { return nil }
      guard let found = users.first else { return .missing }
      return .found(
        mayDropAnyDatabase: found["inheritedPrivileges"]?.documents?.contains(where: Self.dropsAnyDatabase) ?? false)
    }
  }

  private static func names(_ list: BSONValue?, _ field: String) -> [String] {
    (list?.documents ?? []).compactMap { entry in
      guard let name = entry[field]?.string, let database = entry["db"]?.string else { return nil }
      return "\(name)@\(database)"
    }
  }

  private static func dropsAnyDatabase(_ privilege: BSONDocument) -> Bool {
    let resource = privilege["resource"]?.document
    let isEverywhere =
      resource?["anyResource"]?.bool == true
      || (resource?["db"]?.string == "" && resource?["collection"]?.string == "")
    let actions = privilege["actions"]?.array?.compactMap(\.string) ?? []
    return isEverywhere && (actions.contains("dropDatabase") || actions.contains("anyAction"))
  }
}
