import Evidence
import TestSupport
import Testing

/// What only the start of a migration depends on, as real servers tell it.
@Suite struct PreflightSurveyTests {
  @Test func `each member tells its own settings, and the primaries what they hold and do`() async throws {
    var options = ReplicaSetOptions(members: [.ordinary, .hidden])
    options.server.parameters["enableTestCommands"] = "1"
    try await ReplicaSet.with(options) { set in
      let admin = try set.primary()
      try await admin.insert("app.c", count: 500, sizeInBytes: 1_000)
      try await admin.run("app", #"{"createIndexes": "c", "indexes": [\#(Self.first)], "writeConcern": {"w": 2}}"#)
      let hidden = try set.admin(of: 1)
      try await hidden.run("app", #"{"profile": 1}"#)
      try await hidden.run("admin", #"{"setParameter": 1, "notablescan": true}"#)
      let source = try await Surveyed.of(source: set.connectionString).source
      let members = try #require(source.sets.first?.members)
      #expect(
        members.map(\.profilers.value) == [
          [ProfilerLevel(database: "app", level: 0)], [ProfilerLevel(database: "app", level: 1)],
        ])
      #expect(members.map(\.refusesTableScans.value) == [false, true])
      #expect(members.map(\.modules.value) == [[], []])
      #expect(members.map { $0.catalog.value?.first { $0.namespace == "app.c" }?.indexes.count } == [2, 2])
      #expect(
        members[0].dataSize.value
          == DataSize(
            bytes: 500_000, documents: 500, databases: [DatabaseSize(name: "app", bytes: 500_000)]))
      #expect(members.allSatisfy { $0.hardware.value?.cores ?? 0 > 0 && $0.hardware.value?.memoryMB ?? 0 > 256 })
      #expect(members[0].operations.value == [])
      #expect(members[1].dataSize.value == nil && members[1].operations.value == nil)
      #expect(
        source.defaultConcerns.value == DefaultConcerns(read: "local", write: "majority", writeSource: "implicit"))
      try await expectIndexBuild(on: set)
      try await expectDisks(of: set)
    }
  }

  private static let first = #"{"key": {"a": 1}, "name": "a_1"}"#

  /// A real index build, held in the middle by the server's own fail point.
  private func expectIndexBuild(on set: ReplicaSet) async throws {
    let admin = try set.primary()
    try await admin.run("admin", #"{"configureFailPoint": "hangAfterStartingIndexBuild", "mode": "alwaysOn"}"#)
    let building = try set.primary()
    async let built = building.run(
      "app", #"{"createIndexes": "c", "indexes": [{"key": {"b": 1}, "name": "b_1"}]}"#)
    var seen: [RunningOperation] = []
    do {
      try await eventually("the index build is seen", within: .seconds(300)) {
        seen = try await Surveyed.of(source: set.connectionString).source.sets.first?.primary?.operations.value ?? []
        return !seen.isEmpty
      }
    } catch {
      try await admin.run("admin", #"{"configureFailPoint": "hangAfterStartingIndexBuild", "mode": "off"}"#)
      throw error
    }
    try await admin.run("admin", #"{"configureFailPoint": "hangAfterStartingIndexBuild", "mode": "off"}"#)
    _ = try await built
    #expect(seen.map(\.kind) == [.indexBuild])
    #expect(seen.map(\.namespace) == ["app.c"])
    #expect(seen.map(\.command) == ["createIndexes"])
  }

  private func expectDisks(of set: ReplicaSet) async throws {
    let destination = try await Surveyed.of(destination: set.connectionString).destination
    for member in destination.sets.first?.members ?? [] {
      let disk = try #require(member.disk.value)
      #expect(disk.total > 0 && disk.used > 0 && disk.free < disk.total)
      #expect(member.catalog.value == nil)
    }
    #expect(destination.userCount.value == 0)
  }

  @Test func `users are counted where nobody is logged in, and their privileges read where one is`() async throws {
    let access = ReplicaSetOptions.AccessControl { admin in
      try await admin.run("admin", #"{"createUser": "mongosync", "pwd": "x", "roles": ["readWriteAnyDatabase"]}"#)
    }
    var plan = Plan()
    plan.mongosyncUser = "mongosync"
    try await ReplicaSet.with(ReplicaSetOptions(accessControl: access)) { set in
      let destination = try await Surveyed.of(destination: set.connectionString, plan: plan).destination
      #expect(destination.userCount.reason == "The auditor is connected as one of its users.")
      guard case .found(let grants) = destination.mongosyncUser.value else {
        Issue.record("mongosync's user was not found: \(destination.mongosyncUser)")
        return
      }
      #expect(grants.roles == ["readWriteAnyDatabase"])
      #expect(grants.allow("insert", on: .anyNamespace))
      #expect(!grants.allow("setUserWriteBlockMode", on: .cluster))
    }
  }
}
