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
    guard let users = all.value?["users"]?.documents else {
      return all.observed("the users of the cluster") { _ in nil }
    }
    let holders = users.filter { $0.roleNames.contains(where: Self.bypassing.contains) }
    let others = users.filter { user in
      !holders.contains(user) && user.roleNames.contains { !Self.harmless.contains($0) }
    }
    guard !others.isEmpty else { return .value(holders.map(\.userName).sorted(), all.evidence) }
    let looked = await node.ask(.usersInfo(others.map { ($0["user"]?.string ?? "", $0["db"]?.string ?? "") })) {
      $0.users(keeping: ["user", "db", "inheritedPrivileges"])
    }
    guard let found = looked.value?["users"]?.documents else {
      return looked.observed("the privileges of the users with roles of the cluster's own") { _ in nil }
    }
    let more = found.filter { $0["inheritedPrivileges"]?.array?.isEmpty == false }
    return .value((holders + more).map(\.userName).sorted(), all.evidence + looked.evidence)
  }

  private static let bypassing: Set<String> = ["restore@admin", "root@admin", "__system@admin"]
  /// The built-in roles without the action.
  private static let harmless: Set<String> = Set(
    [
      "backup", "clusterAdmin", "clusterManager", "clusterMonitor", "dbAdminAnyDatabase", "directShardOperations",
      "enableSharding", "hostManager", "readAnyDatabase", "readWriteAnyDatabase", "userAdminAnyDatabase",
    ].map { "\($0)@admin" })
}

extension BSONDocument {
  /// `user@database`.
  fileprivate var userName: String { "\(self["user"]?.string ?? "")@\(self["db"]?.string ?? "")" }

  /// `role@database` of every role; the roles of one database alone bypass nothing, and are left out.
  fileprivate var roleNames: [String] {
    let single: Set = ["dbAdmin", "dbOwner", "read", "readWrite", "userAdmin"]
    return (self["roles"]?.documents ?? []).compactMap { role in
      guard let name = role["role"]?.string, !single.contains(name) else { return nil }
      return "\(name)@\(role["db"]?.string ?? "")"
    }
  }

  /// Whether a privilege allows to write while user writes are blocked.
  private var bypassesWriteBlock: Bool {
    let actions = Set((self["actions"]?.array ?? []).compactMap(\.string))
    let isEverywhere = self[path: "resource", "anyResource"]?.bool == true
    return actions.contains("bypassWriteBlockingMode") || (isEverywhere && actions.contains("anyAction"))
  }

  /// A `usersInfo` reply with nothing but some fields of each user, and the privileges that matter.
  fileprivate func users(keeping fields: [String]) -> BSONDocument {
    let users = (self["users"]?.documents ?? []).map { user in
      BSONDocument(
        fields.compactMap { field -> (String, BSONValue)? in
          guard let value = user[field] else { return nil }
          guard field == "inheritedPrivileges" else { return (field, value) }
          return (field, .array(of: (value.documents ?? []).filter(\.bypassesWriteBlock).map(BSONValue.document)))
        })
    }
    return ["users": .array(of: users.map(BSONValue.document)), "ok": self["ok"] ?? 1]
  }
}
