import TestSupport
import Testing

/// A source that cannot be read must give a full report that says why, in time, and must never look like a GO.
@Suite struct UnreachableClusterTests {
  @Test func `nothing listens`() async throws {
    try await expectUnknown(of: "mongodb://auditor:pa%2Fss@127.0.0.1:1", ["No suitable server", "a wrong address"])
  }

  @Test func `no such name`() async throws {
    try await expectUnknown(
      of: "mongodb://auditor:pa%2Fss@no-such-host.invalid", ["No suitable server", "wrong address"])
  }

  @Test func `no such service name`() async throws {
    let run = try await run(source: "mongodb+srv://auditor:pa%2Fss@no-such-host.example.invalid/", timeout: 8)
    try run.expectUnknown(["no-such-host"], secrets: ["pa/ss", "pa%2Fss"])
    #expect(run.duration < .seconds(11))
  }

  @Test func `a socket that accepts and never answers`() async throws {
    let nobody = try SilentListener()
    try await expectUnknown(of: nobody.connectionString, ["does not answer"], timeout: 6)
  }

  @Test func `a server that has stopped`() async throws {
    let server = try await MongodProcess.start()
    server.pause()
    try await expectUnknown(of: server.connectionString, ["does not answer"], timeout: 6)
    server.resume()
    await server.stop()
  }

  @Test func `a server that stops while it is asked`() async throws {
    var options = MongodOptions()
    options.parameters["enableTestCommands"] = "1"
    let server = try await MongodProcess.start(options)
    // Answers the hello of every connection and then takes longer than the run has.
    try await server.admin().run(
      "admin",
      """
      {"configureFailPoint": "failCommand", "mode": "alwaysOn", "data": {"failCommands": ["listDatabases"],
       "blockConnection": true, "blockTimeMS": 60000, "appName": "mongosync-auditor"}}
      """)
    try await expectUnknown(of: server.connectionString, ["does not answer"], timeout: 6)
    await server.kill()
    await server.stop()
  }

  @Test func `a replica set without a primary`() async throws {
    try await ReplicaSet.with(ReplicaSetOptions(members: [.ordinary, .ordinary])) { set in
      await set.members[1].kill()
      try await eventually("the other member steps down") {
        try await set.admin(of: 0).run("admin", #"{"hello": 1}"#)["isWritablePrimary"].bool == false
      }
      try await expectUnknown(of: set.connectionString, ["a replica set without a primary"], timeout: 8)
      try await expectUnknown(of: set.connectionString(of: set.members[0]), ["no primary"], timeout: 8)
    }
  }

  private func run(source: String, timeout: Int) async throws -> CommandLineRun {
    var audit = Audit(source, try await SharedServers.unwrittenPair().destination.connectionString)
    audit.timeout = timeout
    audit.arguments = ["--verbose"]
    return try await audit.run()
  }

  private func expectUnknown(of source: String, _ reasons: [String], timeout: Int = 15) async throws {
    let run = try await run(source: source, timeout: timeout)
    try run.expectUnknown(reasons, secrets: ["pa/ss", "pa%2Fss"])
    #expect(run.duration < .seconds(timeout + 3))
  }
}

extension CommandLineRun {
  /// Expects a full report that is not GO, in which what could not be seen is unknown for a reason that is told.
  func expectUnknown(
    _ reasons: [String], secrets: [String] = [], statuses: Set<Int32> = [2],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(status.map(statuses.contains) == true, "\(String(describing: status))", sourceLocation: sourceLocation)
    let report = try report()
    #expect(report["verdict"].string == (status == 1 ? "NO-GO" : "INCOMPLETE"), sourceLocation: sourceLocation)
    #expect(report["items"].array.count >= 2, sourceLocation: sourceLocation)
    let unknown = report["items"].array.flatMap { $0["findings"].array }
      .filter { $0["outcome"].string == "unknown" }.compactMap { $0["summary"].string }.joined(separator: "\n")
    for reason in reasons {
      #expect(unknown.contains(reason), "\(unknown.prefix(2_000))", sourceLocation: sourceLocation)
    }
    for secret in secrets {
      #expect(!everything.contains(secret), "\(errors)", sourceLocation: sourceLocation)
    }
  }
}
