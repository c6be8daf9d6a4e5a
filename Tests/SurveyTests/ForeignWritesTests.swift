import Evidence
import Findings
import Survey
import TestSupport
import Testing

/// Who wrote to the destination, by the digest of the user's name that its oplog keeps.
@Suite struct ForeignWritesTests {
  private static let access = ReplicaSetOptions.AccessControl { admin in
    for user in ["mongosync", "shopkeeper"] {
      try await admin.run("admin", #"{"createUser": "\#(user)", "pwd": "secret", "roles": ["root"]}"#)
    }
  }

  private func primary(of set: ReplicaSet, _ user: String?) async throws -> MemberEvidence {
    var plan = Plan()
    plan.mongosyncUser = user
    let seen = try await Surveyed.of(
      destination: set.connectionString(user: "root", password: "root's p@ss:word/1"), plan: plan,
      window: .watching(after: nil), seconds: 180)
    return try #require(seen.destination.sets.first?.primary)
  }

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_4_2, .v4_2_6])
  func `writes of others are distinguished from mongosync's`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version, accessControl: Self.access)) { set in
      let strings = ["mongosync", "shopkeeper"].map { set.connectionString(user: $0, password: "secret") }
      let clients = try strings.map { try AdminClient($0) }
      try await clients[0].insert("shop.orders", documents: ["{}", "{}"])
      #expect(try await primary(of: set, "mongosync").foreignWrites.value == [])
      // Whom nobody names could be anybody.
      let unnamed = try await primary(of: set, nil)
      guard case .notAsked(let why) = unnamed.foreignWrites else {
        Issue.record("\(unnamed.foreignWrites)")
        return
      }
      #expect(why.contains("does not name the user"))

      try await clients[1].insert("shop.orders", documents: ["{}"])
      let transaction = try OpenTransaction(strings[1], inserting: "{}", into: ("shop", "orders"))
      try await transaction.commit()
      let seen = try await primary(of: set, "mongosync")
      let writes = try #require(seen.foreignWrites.value, "\(seen.foreignWrites)")
      #expect(writes.map(\.namespace) == ["shop.orders"])
      #expect(writes.map(\.entries) == [2])
      #expect(seen.recentWrites.value == nil, "only of the source")

      // mongosync is also whoever writes to its metadata, whatever the plan says.
      try await clients[1].insert("mongosync_reserved_for_internal_use.resumeData", documents: ["{}"])
      #expect(try await primary(of: set, "mongosync").foreignWrites.value == [])
      #expect(
        try await primary(of: set, nil).foreignWrites.value?.map(\.namespace) == ["shop.orders"],
        "mongosync's user is then another's")
    }
  }

  @Test func `more writes of mongosync than are counted hide nothing`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(accessControl: Self.access)) { set in
      let strings = ["mongosync", "shopkeeper"].map { set.connectionString(user: $0, password: "secret") }
      let clients = try strings.map { try AdminClient($0) }
      try await clients[0].insert("mongosync_reserved_for_internal_use.resumeData", documents: ["{}"])
      for _ in 1...10 {
        try await clients[0].insert("shop.orders", documents: Array(repeating: "{}", count: 10_000))
      }
      try await clients[1].insert("shop.orders", documents: ["{}"])
      // Whom the plan names is left out before anything is counted; else what lies behind is not known.
      let named = try await primary(of: set, "mongosync")
      #expect(named.foreignWrites.value?.map(\.entries) == [1], "\(named.foreignWrites)")
      let unnamed = try await primary(of: set, nil)
      guard case .refused(let refusal, _) = unnamed.foreignWrites else {
        Issue.record("\(unnamed.foreignWrites)")
        return
      }
      #expect(refusal.message.contains("mongosync alone wrote too much"))
    }
  }

  @Test func `without logins nobody can be identified`() async throws {
    try await ReplicaSet.with { set in
      try await set.primary().insert("shop.orders", documents: ["{}"])
      var plan = Plan()
      plan.mongosyncUser = "mongosync"
      let seen = try await Surveyed.of(
        destination: set.connectionString, plan: plan,
        window: .watching(after: nil), seconds: 180)
      #expect(seen.destination.sets.first?.primary?.foreignWrites.value == [])
    }
  }
}
