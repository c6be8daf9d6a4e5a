import Evidence
import TestSupport
import Testing

@Suite struct MigrationStateTests {
  @Test func `the write block is seen on and off, in the record and on the member`() async throws {
    try await ReplicaSet.with { set in
      var seen = try await Surveyed.of(destination: set.connectionString).destination
      #expect(seen.writeBlockRecord.value == .off)
      #expect(seen.sets.first?.primary?.writeBlock.value == .disabled)
      try await set.primary().run("admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)
      seen = try await Surveyed.of(destination: set.connectionString).destination
      #expect(seen.writeBlockRecord.value == .on)
      #expect(seen.sets.first?.primary?.writeBlock.value == .enabled)
    }
  }

  @Test func `mongosync's metadata is read from either database, and what is not there is not reported`() async throws {
    try await ReplicaSet.with { set in
      let admin = try set.primary()
      try await admin.insert(
        "mongosync_reserved_for_internal_use.globalState",
        documents: [
          """
          {"_id": 1, "reversible": true, "writeBlockingMode": "sourceAndDestination", "buildIndexes": "afterDataCopy",
           "namespaceFilter": {"inclusionFilter": [{"database": "a"}]}}
          """
        ])
      try await admin.insert(
        "mongosync_reserved_for_internal_use.resumeData", documents: [#"{"_id": "coordinator", "state": "COMMITTED"}"#])
      try await admin.insert(
        "__mdb_internal_mongosync.globalState",
        documents: [#"{"_id": 1, "namespaceFilter": {"inclusionFilter": [], "exclusionFilter": []}}"#])
      let metadata = try #require(
        try await Surveyed.of(destination: set.connectionString).destination.mongosyncMetadata.value)
      #expect(metadata.count == 2)
      #expect(
        metadata.contains(
          MongosyncMetadata(
            database: "mongosync_reserved_for_internal_use", reversible: true,
            writeBlockingMode: "sourceAndDestination", buildIndexes: "afterDataCopy", isFiltered: true,
            state: "COMMITTED")))
      #expect(metadata.contains(MongosyncMetadata(database: "__mdb_internal_mongosync", isFiltered: false)))
      let source = try await Surveyed.of(source: set.connectionString).source
      #expect(source.mongosyncMetadata.value == nil)
    }
  }

  @Test(arguments: [("dropper", Bool?.some(true)), ("all", true), ("one", false), ("reader", false), ("absent", nil)])
  func `mongosync's user may or may not drop databases`(_ user: String, _ mayDrop: Bool?) async throws {
    let set = try await SharedServers.replicaSet("mongosync users", Self.options)
    var plan = Plan()
    plan.mongosyncUser = user
    let source = try await Surveyed.of(source: set.connectionString, plan: plan).source
    let seen = try #require(source.mongosyncUser.value)
    let grants: UserGrants? = if case .found(let grants) = seen { grants } else { nil }
    #expect(grants?.mayDropAnyDatabase == mayDrop)
    #expect(source.connectedUser.value?.users == ["root@admin"])
    #expect(source.connectedUser.value?.roles.contains("root@admin") == true)
  }

  private static var options: ReplicaSetOptions {
    ReplicaSetOptions(
      accessControl: ReplicaSetOptions.AccessControl { admin in
        let resource = #"{"db": "", "collection": ""}"#
        try await admin.run(
          "admin",
          """
          {"createRole": "dropping", "roles": [],
           "privileges": [{"resource": \(resource), "actions": ["find", "dropDatabase"]}]}
          """)
        for (user, role) in [
          ("dropper", #""dropping""#), ("all", #""root""#), ("one", #"{"role": "dbAdmin", "db": "app"}"#),
          ("reader", #""readAnyDatabase""#),
        ] {
          try await admin.run("admin", #"{"createUser": "\#(user)", "pwd": "x", "roles": [\#(role)]}"#)
        }
      })
  }
}
