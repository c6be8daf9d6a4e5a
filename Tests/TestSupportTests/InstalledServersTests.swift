import TestSupport
import Testing

@Suite struct InstalledServersTests {
  @Test(arguments: [MongodVersion.v6_0_27, .v6_0_5, .v5_0_4, .v4_4_2])
  func `every version that the tests use starts and stops`(_ version: MongodVersion) async throws {
    let server = try await MongodProcess.start(MongodOptions(version: version))
    #expect(try await server.admin().run("admin", #"{"buildInfo": 1}"#)["version"].string == version.rawValue)
    await server.stop()
    #expect(!server.isRunning)
  }

  @Test func `a server that refuses its options says why`() async throws {
    var options = MongodOptions()
    options.extraArguments = ["--noSuchOption"]
    await #expect(throws: MongodProcess.StartFailure.self) { try await MongodProcess.start(options) }
  }

  @Test func `a killed server keeps its data and port for a restart`() async throws {
    let server = try await MongodProcess.start()
    try await server.admin().insert("kept.things", documents: [#"{"_id": 1}"#])
    try await server.admin().run("admin", #"{"fsync": 1}"#)
    await server.kill()
    #expect(!server.isRunning)
    try await server.restart { $0.logsEveryCommand = true }
    let counted = try await server.admin().run("kept", #"{"count": "things"}"#)
    #expect(counted["n"].int == 1)
    #expect(server.logText.contains(#""appName":"tests of the auditor""#))
    await server.stop()
  }
}
