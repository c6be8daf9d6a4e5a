import DemoScene
import Foundation
import TestSupport
import Testing

/// The reports under `Reports/examples` are what the program writes today; `RECORD_EXAMPLES=1` writes them anew.
@Suite struct ExampleReportTests {
  @Test(.timeLimit(.minutes(5))) func `the example reports are not stale`() async throws {
    let scene = try await MigrationScene.start(on: .fetched)
    do {
      try await compareExamples(of: scene)
    } catch {
      await scene.stop()
      throw error
    }
    await scene.stop()
  }

  private func compareExamples(of scene: MigrationScene) async throws {
    let hosts = (try #require(scene.source.members.first), try #require(scene.destination.members.first))
    let mongosync = try MongosyncStandIn(
      .body(MongosyncStandIn.progress(of: .v1_19, at: .ready, between: (hosts.0.host, hosts.1.host))))
    let examples = Examples(
      scene: scene, program: try AuditorProgram(), folder: try TemporaryFolder(),
      normaliser: ReportNormaliser(ports: [
        (hosts.0.port, 27017), (hosts.1.port, 27018), (mongosync.port, 27182),
      ]))
    try await scene.leaveHalfFinished()
    let restart = try await examples.check("restart", ScenePlans.restart, expecting: "NO-GO")
    let admin = try scene.destination.primary()
    for command in restart.destinationCommands { try await #require(ShellRemedy(command)).perform(admin) }
    try await examples.compareChange(sinceCheckOf: "restart", ScenePlans.restart)

    _ = try await examples.check("preflight", ScenePlans.preflight, ["--sample", "100"], expecting: "INCOMPLETE")
    try await scene.leaveDeviceSync()
    _ = try await examples.check("device-sync", ScenePlans.cutover, expecting: "INCOMPLETE")
    try await scene.endDeviceSync()

    try await scene.leaveRunning()
    // The auditor looks for writes in the last ten seconds of the oplog, whose end an idle server moves every ten.
    try await Task.sleep(for: .seconds(24))
    _ = try await examples.check("cutover", ScenePlans.cutover, ["--mongosync", mongosync.url], expecting: "GO")
    let canWriteAt = try await scene.commit()
    _ = try await examples.check("post-cutover", ScenePlans.cutover, expecting: "NO-GO")
    _ = try await examples.check("reverse", ScenePlans.reverse(canWriteAt: canWriteAt), expecting: "INCOMPLETE")
    try await scene.leaveDifferences()
    try await examples.verify(
      ScenePlans.cutover, ["--quiesced", "--recheck-delay", "0.1", "--ledger", examples.folder.path(of: "ledger")],
      expecting: "NO-GO")
  }
}
