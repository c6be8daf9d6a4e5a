import BSON
import Evidence
import MongoClient

extension ClusterSurvey {
  /// Asks for all users and all roles that somebody defined, where a check needs them.
  ///
  /// Source: servers 4.4 to 6.0 have no `rolesInfo` over all databases, so the roles are read from where they are kept.
  ///
  /// - Parameter node: where to ask.
  /// - Returns: the users and roles, or why one of them may not be seen.
  func accounts(_ node: ClusterNode) async -> Observed<Accounts> {
    guard questions.contains(.accounts) else { return .notAsked("It was not needed.") }
    async let listed = node.documents(
      .find(in: "admin", "system.roles", projection: ["_id": 0, "role": 1, "db": 1, "roles": 1], sort: ["_id": 1]))
    let asked = await node.ask(.allUsers) { $0.users(keeping: ["user", "db", "roles"]) }
    let roles = await listed.observed("the roles") { try $0.accounts(named: "role") }
    let users = asked.observed("the users") { try $0.required("users", .documents).accounts(named: "user") }
    let evidence = users.evidence + roles.evidence
    guard let known = users.value else { return users.map { _ in Accounts(users: [], roles: []) } }
    return roles.map { Accounts(users: known, roles: $0) }.citing(evidence)
  }
}

extension [BSONDocument] {
  /// Reads users or roles.
  fileprivate func accounts(named field: String) throws -> [Accounts.Account] {
    try map { document in
      Accounts.Account(
        try document.name(field), roles: try document.required("roles", .documents).map { try $0.name("role") })
    }
  }
}

extension BSONDocument {
  /// `name@database` of a user or role.
  fileprivate func name(_ field: String) throws -> String {
    "\(try required(field, .name))@\(try required("db", .string))"
  }
}
