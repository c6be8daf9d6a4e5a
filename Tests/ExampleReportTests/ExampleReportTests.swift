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

    _ = try await examples.check("preflight", ScenePlans.preflight, ["--sample", "100"], expecting: "NO-GO")
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
    try await examples.verify(ScenePlans.cutover, ["--quiesced", "--recheck-delay", "0.1"], expecting: "NO-GO")
  }
}

/// The reports that stand in the repository, and those that the program writes of a scene.
private struct Examples {
  let scene: MigrationScene
  let program: AuditorProgram
  let folder: TemporaryFolder
  let normaliser: ReportNormaliser

  private static let kept = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Reports/examples")

  /// Audits the scene and compares each report with the one that stands in the repository.
  func check(
    _ checklist: String, _ plan: String, _ more: [String] = [], expecting verdict: String
  ) async throws -> AuditorProgram.Run {
    let run = try await program.check(checklist, scene, plan: plan, in: folder.path, name: checklist, more)
    try compare(run, named: checklist, expecting: verdict)
    return run
  }

  /// Compares the documents of the scene, and the reports of that with those that stand in the repository.
  func verify(_ plan: String, _ more: [String], expecting verdict: String) async throws {
    let run = try await program.verify(scene, plan: plan, in: folder.path, name: "verify", more)
    try compare(run, named: "verify", expecting: verdict)
  }

  private func compare(_ run: AuditorProgram.Run, named name: String, expecting verdict: String) throws {
    #expect(run.verdict == verdict)
    let validUntil = try #require(run.report["validUntil"].string)
    let texts = try ["txt", "md", "html", "json"].map { suffix in
      let written = try String(contentsOfFile: folder.path(of: "\(name).\(suffix)"), encoding: .utf8)
      return ("\(name).\(suffix)", normaliser.normal(written, validUntil: validUntil))
    }
    let json = try #require(texts.last?.1)
    for (file, text) in texts {
      try compare(file.hasSuffix(".html") ? HTMLExample.fitting(text, json: json) : text, with: file)
    }
  }

  private func compare(_ report: String, with file: String) throws {
    let example = Self.kept.appendingPathComponent(file)
    if ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1" {
      try FileManager.default.createDirectory(at: Self.kept, withIntermediateDirectories: true)
      try Data(report.utf8).write(to: example)
      Issue.record("\(file) was written; run again without RECORD_EXAMPLES")
    } else {
      let kept = (try? String(contentsOf: example, encoding: .utf8)) ?? ""
      #expect(firstDifference(kept, report) == nil, "\(file) is stale: write it anew with RECORD_EXAMPLES=1")
    }
  }

  /// The first line that differs, as it stands in the repository and as it is now.
  private func firstDifference(_ kept: String, _ now: String) -> String? {
    let (kept, now) = (kept.split(separator: "\n"), now.split(separator: "\n"))
    for (old, new) in zip(kept, now) where old != new { return "- \(old)\n+ \(new)" }
    return kept.count == now.count ? nil : "\(kept.count) lines were kept, \(now.count) are now"
  }
}
