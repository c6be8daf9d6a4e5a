import BSON
import MongoClient
import Testing

@Suite struct ReadOnlyCommandTests {
  @Test func `the list of commands is closed`() {
    #expect(
      ReadOnlyCommand.Name.allCases.map(\.rawValue) == [
        "aggregate", "balancerStatus", "buildInfo", "connectionStatus", "dbHash", "dbStats", "find",
        "getDefaultRWConcern", "getParameter", "hello", "hostInfo", "isMaster", "listCollections", "listDatabases",
        "listIndexes",
        "planCacheListFilters", "profile", "replSetGetConfig", "serverStatus", "usersInfo",
      ])
  }

  @Test func `every command begins with its own name`() throws {
    let commands: [ReadOnlyCommand] = [
      .hello, .isMaster, .hostInfo, .buildInfo, .featureCompatibilityVersion, .replicaSetConfiguration, .balancerStatus,
      .connectionStatus, .listDatabases, .serverStatus(without: ["locks"]), .listCollections(in: "d"),
      .listIndexes(in: "d", "c"), .usersInfo("u", in: "admin"), .find(in: "d", "c"), .tableScanParameter,
      .defaultReadWriteConcern, .allUsers, .usersInfo([("u", "admin")]), .profilingLevel(of: "d"),
      .databaseStatistics(of: "d"), .indexFilters(in: "d", "c"), .databaseHash(of: "d", ["c"]),
      try .aggregate(in: "d", "c", pipeline: [["$match": [:]]]),
    ]
    #expect(Set(commands.map(\.name)) == Set(ReadOnlyCommand.Name.allCases))
    for command in commands { #expect(command.body.names.first == command.name.rawValue) }
  }

  @Test(arguments: [
    "$out", "$merge", "$lookup", "$graphLookup", "$unionWith", "$facet", "$function", "$documents",
    "$changeStream", "$OUT", " $match", "", "match",
  ])
  func `a stage that is not on the list is refused wherever it stands`(_ stage: String) {
    let alone = BSONDocument().appending(stage, "x")
    let behind: BSONDocument = ["$match": [:]]
    let pipelines = [[alone], [behind, alone], [behind.appending(stage, "x")]]
    for pipeline in pipelines {
      let error = #expect(throws: MongoError.self) {
        try ReadOnlyCommand.aggregate(in: "d", "c", pipeline: pipeline)
      }
      #expect(error?.code == .refusedByAuditor)
    }
  }

  @Test func `no stage on the list holds a pipeline or writes`() {
    let known: Set = [
      "$collStats", "$count", "$currentOp", "$group", "$limit", "$listCatalog", "$listSearchIndexes", "$match",
      "$project", "$querySettings", "$replaceRoot", "$sample", "$sort",
    ]
    #expect(ReadOnlyCommand.readingStages == known)
  }

  @Test func `an empty stage is refused and an empty pipeline is not`() throws {
    #expect(throws: MongoError.self) { try ReadOnlyCommand.aggregate(in: "d", "c", pipeline: [[:]]) }
    _ = try ReadOnlyCommand.aggregate(in: "d", nil, pipeline: [])
  }

  @Test func `the profiler's level is read and never set`() {
    #expect(ReadOnlyCommand.profilingLevel(of: "d").body == ["profile": -1])
  }

  @Test func `listDatabases must not hide what the user may not see`() {
    #expect(ReadOnlyCommand.listDatabases.body["authorizedDatabases"] == false)
  }
}
