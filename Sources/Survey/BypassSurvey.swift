import BSON
import Evidence
import MongoClient

extension ClusterSurvey {
  /// Asks which users may write while user writes are blocked.
  ///
  /// Source: server 6.0, the action `bypassWriteBlockingMode`, which `restore`, `root` and `__system` hold; other roles
  /// of a user's own are looked through by its privileges.
  func bypassUsers(_ node: ClusterNode) async -> Observed<[String]> {
    guard questions.contains(.bypassUsers) else { return .notAsked("It was not needed.") }
    let all = await node.ask(.allUsers) { $0.users(keeping: ["user", "db", "roles"]) }
    let read = all.reading("the users of the cluster") { reply in
      try reply.required("users", .documents).map(ListedUser.init)
    }
    guard let users = read.value else { return read.observed("the users of the cluster") { _ in nil } }
    let holders = users.filter { $0.roles.contains(where: Self.bypassing.contains) }
    let others = users.filter { user in
      !holders.contains(user) && user.roles.contains { !Self.harmless.contains($0) }
    }
    let names = holders.map(\.fullName)
    guard !others.isEmpty else { return .value(names.sorted(), all.evidence) }
    let looked = await node.ask(.usersInfo(others.map { ($0.name, $0.database) })) {
      $0.users(keeping: ["user", "db", "inheritedPrivileges"])
    }
    return looked.observed("the privileges of the users with roles of the cluster's own") { reply in
      let found = try reply.required("users", .documents).filter { user in
        try user.required("inheritedPrivileges", .documents).contains { try $0.bypassesWriteBlock() }
      }
      return (names + (try found.map { try ListedUser.fullName($0) })).sorted()
    }.citing(all.evidence + looked.evidence)
  }

  private static let bypassing: Set<String> = ["restore@admin", "root@admin", "__system@admin"]
  /// The built-in roles without the action.
  private static let harmless: Set<String> = Set(
    [
      "backup", "clusterAdmin", "clusterManager", "clusterMonitor", "dbAdminAnyDatabase", "directShardOperations",
      "enableSharding", "hostManager", "readAnyDatabase", "readWriteAnyDatabase", "userAdminAnyDatabase",
    ].map { "\($0)@admin" })
}

/// One user, as `usersInfo` lists it.
private struct ListedUser: Hashable, Sendable {
  let name: String
  let database: String
  /// `role@database` of every role; the roles of one database alone bypass nothing, and are left out.
  let roles: [String]

  var fullName: String { "\(name)@\(database)" }

  init(_ user: BSONDocument) throws {
    name = try user.required("user", .string)
    database = try user.required("db", .string)
    roles = try user.required("roles", .documents).compactMap { role in
      let (name, database) = (try role.required("role", .string), try role.required("db", .string))
      return Self.ofOneDatabase.contains(name) ? nil : "\(name)@\(database)"
    }
  }

  static func fullName(_ user: BSONDocument) throws -> String {
    "\(try user.required("user", .string))@\(try user.required("db", .string))"
  }

  private static let ofOneDatabase: Set<String> = ["dbAdmin", "dbOwner", "read", "readWrite", "userAdmin"]
}

extension BSONDocument {
  /// Whether a privilege allows to write while user writes are blocked.
  fileprivate func bypassesWriteBlock() throws -> Bool {
    let actions = Set(try required("actions", .strings))
    let isEverywhere = try required("resource", .document).optional("anyResource", .bool) ?? false
    return actions.contains("bypassWriteBlockingMode") || (isEverywhere && actions.contains("anyAction"))
  }

  /// A `usersInfo` reply with nothing but some fields of each user, and the privileges that matter.
  ///
  /// What is not of the form that it must have stays as it is, so that it is noticed when it is read.
  func users(keeping fields: [String]) -> BSONDocument {
    guard let users = self["users"]?.array else {
      return BSONDocument(["users", "ok"].compactMap { name in self[name].map { (name, $0) } })
    }
    let kept = users.map { user in
      user.document.map { .document($0.user(keeping: fields)) } ?? user
    }
    return ["users": .array(of: kept), "ok": self["ok"] ?? 1]
  }

  private func user(keeping fields: [String]) -> BSONDocument {
    BSONDocument(
      fields.compactMap { field -> (String, BSONValue)? in
        guard let value = self[field] else { return nil }
        guard field == "inheritedPrivileges", let privileges = value.array else { return (field, value) }
        let relevant = privileges.filter { $0.document.map { (try? $0.bypassesWriteBlock()) ?? true } ?? true }
        return (field, .array(of: relevant))
      })
  }
}
