import BSON
import Evidence
import Findings
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
      .find(
        in: "admin", "system.roles",
        projection: ["_id": 0, "role": 1, "db": 1, "roles": 1, "privileges": 1, "authenticationRestrictions": 1],
        sort: ["_id": 1]))
    let asked = await node.ask(.allUsers) { $0.users(keeping: ["user", "db", "roles", "mechanisms"]) }
    let roles = await listed.observed("the roles") { try $0.accounts(named: "role", [:]) }
    let names = asked.reading("the users") { reply in
      try reply.required("users", .documents).map { (try $0.required("user", .name), try $0.required("db", .string)) }
    }
    let restrictions = await restrictions(of: names, node)
    guard let known = restrictions.value else {
      return restrictions.observed("where users may log in from") { _ in Accounts?.none }
    }
    let users = asked.observed("the users") { reply in
      try reply.required("users", .documents).accounts(named: "user", known)
    }
    let evidence = users.evidence + restrictions.evidence + roles.evidence
    guard let accounts = users.value else { return users.map { _ in Accounts(users: [], roles: []) } }
    return roles.map { Accounts(users: accounts, roles: $0) }.citing(evidence)
  }

  /// How many users are asked about at once.
  private static let usersAtOnce = 500

  /// From where and to where users may log in, by `name@database`.
  private func restrictions(
    of users: Asked<[(String, String)]>, _ node: ClusterNode
  ) async -> Asked<[String: [String]]> {
    guard let names = users.value else {
      return users.reading("the users") { _ in [String: [String]]?.none }
    }
    var found: [String: [String]] = [:]
    var evidence: [EvidenceID] = []
    for start in stride(from: 0, to: names.count, by: Self.usersAtOnce) {
      let some = names[start..<min(names.count, start + Self.usersAtOnce)].map { (user: $0.0, database: $0.1) }
      let answer = await node.ask(.usersInfo(restrictionsOf: some)) {
        $0.users(keeping: ["user", "db", "authenticationRestrictions"])
      }.reading("where users may log in from") { reply in
        try reply.required("users", .documents).map { user in
          (try user.name("user"), try user.restrictions())
        }
      }
      evidence += answer.evidence
      switch answer.result {
      case .failure(let refusal): return Asked(result: .failure(refusal), evidence: evidence)
      case .success(let some): found.merge(some) { first, _ in first }
      }
    }
    return Asked(result: .success(found), evidence: evidence)
  }
}

extension [BSONDocument] {
  /// Reads users or roles.
  fileprivate func accounts(
    named field: String, _ restrictions: [String: [String]]
  ) throws -> [Accounts.Account] {
    try map { document in
      let name = try document.name(field)
      return Accounts.Account(
        name, roles: try document.required("roles", .documents).map { try $0.name("role") },
        mechanisms: try document.optional("mechanisms", .strings) ?? [],
        restrictions: try restrictions[name] ?? document.restrictions(),
        privileges: try (document.optional("privileges", .documents) ?? []).flatMap { privilege in
          let resource = try ExtendedJSON.canonical(privilege.required("resource", .document))
          return try privilege.required("actions", .strings).map { "\($0) on \(resource)" }
        })
    }
  }
}

extension BSONDocument {
  /// `name@database` of a user or role.
  fileprivate func name(_ field: String) throws -> String {
    "\(try required(field, .name))@\(try required("db", .string))"
  }

  /// From where and to where a user or role may be used.
  ///
  /// A role keeps a list of lists, one for each time that restrictions were set, a user the list that holds.
  fileprivate func restrictions() throws -> [String] {
    guard let value = self["authenticationRestrictions"] else { return [] }
    guard let entries = value.array else {
      throw FieldError(name: "authenticationRestrictions", expected: "an array", found: value.type)
    }
    return try entries.filter { $0.array?.isEmpty != true }.map { try ExtendedJSON.canonical(value: $0) }
  }
}
