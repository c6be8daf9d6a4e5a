import Evidence
import Findings
import TestSupport
import Testing

/// What is not replicated and has to be made anew: users, roles, query settings, search indexes.
@Suite struct AccountSurveyTests {
  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_2_6])
  func `users and roles of all databases are told without secrets`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let admin = try set.primary()
      try await admin.run(
        "shop", #"{"createRole": "clerk", "privileges": [], "roles": [{"role": "read", "db": "shop"}]}"#)
      try await admin.run(
        "crm", #"{"createUser": "ann", "pwd": "secret", "roles": [{"role": "clerk", "db": "shop"}, "readWrite"]}"#)
      try await admin.insert("shop.orders", documents: [#"{"a": 1}"#])
      let surveyed = try await Surveyed.of(source: set.connectionString)
      let accounts = Accounts(
        users: [
          Accounts.Account(
            "ann@crm", roles: ["clerk@shop", "readWrite@crm"], mechanisms: ["SCRAM-SHA-1", "SCRAM-SHA-256"])
        ],
        roles: [Accounts.Account("clerk@shop", roles: ["read@shop"])])
      #expect(surveyed.source.accounts.value == accounts)
      #expect(!surveyed.records.contains { "\($0.answer)".contains("storedKey") })
      // Servers before 8.0 do not know the stage; only Atlas knows the other.
      #expect(surveyed.source.querySettings.refusal?.kind == .commandNotFound)
      let search = try #require(surveyed.source.searchIndexes.refusal)
      #expect(search.kind == .commandNotFound || search.code == 6_047_401)
    }
  }

  @Test func `a user who may not see accounts is told so`() async throws {
    let access = ReplicaSetOptions.AccessControl { admin in
      try await admin.run(
        "admin", #"{"createUser": "auditor", "pwd": "only reads", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
    }
    try await ReplicaSet.with(ReplicaSetOptions(accessControl: access)) { set in
      let surveyed = try await Surveyed.of(source: set.connectionString(user: "auditor", password: "only reads"))
      #expect(surveyed.source.accounts.refusal?.kind == .unauthorized)
    }
  }
}

extension Observed {
  /// The refusal, if it is one.
  fileprivate var refusal: Refusal? { if case .refused(let refusal, _) = self { refusal } else { nil } }
}
