import Evidence
import Findings
import TestSupport
import Testing

/// One catalog gives one value, whichever way and by whomever it is read.
@Suite struct CatalogFormsTests {
  private static let zoo: [String] = [
    #"{"create": "plain"}"#, #"{"create": "view", "viewOn": "plain", "pipeline": [{"$match": {"a": 1}}]}"#,
    #"{"create": "collated view", "viewOn": "plain", "pipeline": [], "collation": {"locale": "de"}}"#,
    #"{"create": "capped", "capped": true, "size": 5000, "max": 7}"#,
    #"{"create": "collated", "collation": {"locale": "fr", "strength": 2}}"#,
    #"{"create": "valid", "validator": {"a": {"$gt": 1}}, "validationLevel": "moderate"}"#,
    """
    {"createIndexes": "plain", "indexes": [
      {"key": {"a": 1, "b": -1}, "name": "two", "unique": true}, {"key": {"c": "hashed"}, "name": "hashed"},
      {"key": {"words": "text"}, "name": "words"}, {"key": {"place": "2dsphere"}, "name": "place"},
      {"key": {"$**": 1}, "name": "any", "wildcardProjection": {"x": 1}},
      {"key": {"t": 1}, "name": "ttl", "expireAfterSeconds": 3600, "partialFilterExpression": {"a": {"$gt": 5}}}]}
    """,
  ]
  private static let series: [String] = [
    #"{"create": "\u0301begins with an accent", "timeseries": {"timeField": "t", "metaField": "m"}}"#,
    #"{"create": "times", "timeseries": {"timeField": "t"}}"#,
    """
    {"create": "metered", "timeseries": {"timeField": "t", "metaField": "m", "granularity": "hours"},
     "expireAfterSeconds": 1000000}
    """,
    """
    {"createIndexes": "metered", "indexes": [
      {"key": {"m.a": 1, "t": -1}, "name": "by meta"}, {"key": {"t": 1}, "name": "by time"},
      {"key": {"m": 1}, "name": "meta"}]}
    """,
  ]

  private func fill(_ admin: AdminClient, series: Bool) async throws {
    for command in Self.zoo + (series ? Self.series : []) { try await admin.run("zoo", command) }
  }

  private func collections(_ connectionString: String) async throws -> [CollectionEvidence] {
    let surveyed = try await Surveyed.of(source: connectionString)
    return try #require(surveyed.source.collections.value, "\(surveyed.source.collections)")
      .filter { $0.database == "zoo" }
  }

  @Test func listCatalogAndListCollectionsGiveOneValue() async throws {
    var options = ReplicaSetOptions()
    options.accessControl = ReplicaSetOptions.AccessControl { admin in
      let lists = #""actions": ["find", "listCollections", "listIndexes"]"#
      try await admin.run(
        "admin",
        """
        {"createRole": "lister", "roles": [], "privileges": [
          {"resource": {"cluster": true}, "actions": ["listDatabases"]},
          {"resource": {"db": "zoo", "collection": ""}, \(lists)},
          {"resource": {"db": "zoo", "system_buckets": ""}, \(lists)}]}
        """)
      for (user, roles) in [("wide", #"["clusterMonitor", "readAnyDatabase"]"#), ("narrow", #"["lister"]"#)] {
        try await admin.run("admin", #"{"createUser": "\#(user)", "pwd": "p", "roles": \#(roles)}"#)
      }
    }
    try await ReplicaSet.with(options) { set in
      try await fill(try set.primary(), series: true)
      let wide = try await collections(set.connectionString(user: "wide", password: "p"))
      let narrow = try await collections(set.connectionString(user: "narrow", password: "p"))
      let refused = try await Surveyed.of(source: set.connectionString(user: "narrow", password: "p")).records.filter {
        guard $0.origin == .source, case .error = $0.answer else { return false }
        return $0.command.contains("$listCatalog")
      }
      #expect(!refused.isEmpty, "the other way is taken only where $listCatalog is refused")
      #expect(wide.count == 10, "\(wide.map(\.namespace))")
      for (one, other) in zip(wide, narrow) { #expect(one == other) }
      #expect(wide == narrow)
      let metered = try #require(wide.first { $0.name == "metered" })
      #expect(metered.indexes.map(\.name).sorted() == ["by meta", "by time", "meta"])
      #expect(metered.indexes.first { $0.name == "by meta" }?.keyFields == ["m.a", "t"])
      #expect(metered.options["expireAfterSeconds"]?.number == 1_000_000)
      #expect(metered.options["timeseries"]?.canonical.contains("hours") == true)
    }
  }

  @Test func olderServersGiveTheValueOfNewOnes() async throws {
    let newest = try await SharedServers.replicaSet("catalog forms", ReplicaSetOptions(name: "forms"))
    try await fill(try newest.primary(), series: true)
    let expected = try await collections(newest.connectionString)
    for version in [MongodVersion.v5_0_4, .v4_4_2, .v4_2_6] {
      try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
        let hasSeries = version == .v5_0_4
        try await fill(try set.primary(), series: hasSeries)
        let seen = try await collections(set.connectionString)
        for collection in expected where hasSeries || collection.type != "timeseries" {
          let own = seen.first { $0.namespace == collection.namespace }
          #expect(own?.options == collection.options, "\(version): \(collection.namespace)")
          #expect(own?.type == collection.type)
          // 4.2 keeps the namespace with each index.
          let indexes = own?.indexes.map { index in
            IndexEvidence(name: index.name, key: index.key, options: index.options.filter { $0.key != "ns" })
          }
          #expect(
            indexes?.sorted { $0.name < $1.name } == collection.indexes.sorted { $0.name < $1.name },
            "\(version): \(collection.namespace)")
        }
      }
    }
  }

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_4_2])
  func anIndexWhoseBuildHasNotEndedIsSeenAsSuch(_ version: MongodVersion) async throws {
    var options = ReplicaSetOptions(version: version)
    options.server.parameters["enableTestCommands"] = "1"
    try await ReplicaSet.with(options) { set in
      let admin = try set.primary()
      try await admin.insert("zoo.plain", documents: [#"{"_id": 1, "a": 1}"#, #"{"_id": 2, "a": 2}"#])
      let point = "hangAfterStartingIndexBuild"
      try await admin.run("admin", #"{"configureFailPoint": "\#(point)", "mode": "alwaysOn"}"#)
      let build = Task {
        try await set.primary().run(
          "zoo", #"{"createIndexes": "plain", "indexes": [{"key": {"a": 1}, "name": "a", "unique": true}]}"#)
      }
      try await eventually("the build has begun") {
        try admin.run("zoo", #"{"listIndexes": "plain"}"#)["cursor"]["firstBatch"].array.count == 2
      }
      let index = try await collections(set.connectionString).first?.indexes.first { $0.name == "a" }
      #expect(index?.isBuilding == true)
      #expect(index?.isUnique == false)
      try await admin.run("admin", #"{"configureFailPoint": "\#(point)", "mode": "off"}"#)
      _ = try await build.value
      let complete = try await collections(set.connectionString).first?.indexes.first { $0.name == "a" }
      #expect(complete?.isBuilding == false)
      #expect(complete?.isUnique == true)
    }
  }

  /// The index stays unfinished until every member with a vote has built it, and one of them is down.
  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4, .v4_4_2])
  func anIndexThatWaitsForItsCommitQuorumIsSeenAsUnfinished(_ version: MongodVersion) async throws {
    let options = ReplicaSetOptions(members: [.ordinary, .ordinary, .ordinary], version: version)
    try await ReplicaSet.with(options) { set in
      try await set.primary().insert("zoo.plain", documents: [#"{"_id": 1, "a": 1}"#, #"{"_id": 2, "a": 2}"#])
      let primary = try await set.primary().run("admin", #"{"isMaster": 1}"#)["primary"].string
      let other = try #require(set.members.last { $0.host != primary })
      await other.shutDown()
      try await set.waitUntilInPlace()
      let build = Task {
        try await set.primary().run(
          "zoo",
          """
          {"createIndexes": "plain", "indexes": [{"key": {"a": 1}, "name": "a", "unique": true}],
           "commitQuorum": "votingMembers"}
          """)
      }
      try await eventually("the build has begun") {
        try await set.primary().run("zoo", #"{"listIndexes": "plain"}"#)["cursor"]["firstBatch"].array.count == 2
      }
      let waiting = try await collections(set.connectionString).first?.indexes.first { $0.name == "a" }
      #expect(waiting?.isBuilding == true)
      #expect(waiting?.isUnique == false)
      try await other.restart { _ in }
      _ = try await build.value
      let complete = try await collections(set.connectionString).first?.indexes.first { $0.name == "a" }
      #expect(complete?.isBuilding == false)
      #expect(complete?.isUnique == true)
    }
  }

  /// What an operation writes before it gives it a name, and buckets whose view is gone, on real servers.
  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4])
  func entriesInPassingKeepTheirMarks(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(version: version)) { set in
      let admin = try set.primary()
      try await admin.run("zoo", #"{"create": "times", "timeseries": {"timeField": "t"}}"#)
      try await admin.run(
        "admin", #"{"applyOps": [{"op": "d", "ns": "zoo.system.views", "o": {"_id": "zoo.times"}}]}"#)
      try await admin.run(
        "admin", #"{"applyOps": [{"op": "c", "ns": "zoo.$cmd", "o": {"create": "tmp.agg_out.1", "temp": true}}]}"#)
      let seen = try await collections(set.connectionString)
      #expect(
        seen.entriesInPassing.map { "\($0.entry.name) \($0.state.rawValue)" }.sorted() == [
          "system.buckets.times bucketsAlone", "tmp.agg_out.1 temporary",
        ], "\(seen.map { ($0.namespace, $0.type) })")
    }
  }
}
