import DemoScene
import Foundation
import TestSupport
import Testing

/// The reports under `Reports/examples` are what the program writes today; `RECORD_EXAMPLES=1` writes them anew.
@Suite struct ExampleReportTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Reports/examples")

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
    let program = try AuditorProgram()
    let folder = try TemporaryFolder()
    let normaliser = ReportNormaliser(ports: [
      (try #require(scene.source.members.first).port, 27017),
      (try #require(scene.destination.members.first).port, 27018),
    ])
    try await scene.leaveHalfFinished()
    let restart = try await program.check(
      "restart", scene, plan: ScenePlans.restart, in: folder.path, name: "restart")
    #expect(restart.verdict == "NO-GO")
    try compare("restart", in: folder, normaliser)

    let admin = try scene.destination.primary()
    for command in restart.destinationCommands { try await #require(ShellRemedy(command)).perform(admin) }
    let plan = ScenePlans.reverse(canWriteAt: try await scene.leaveCommitted())
    let reverse = try await program.check("reverse", scene, plan: plan, in: folder.path, name: "reverse")
    #expect(reverse.verdict == "INCOMPLETE")
    try compare("reverse", in: folder, normaliser)
  }

  private func compare(_ name: String, in folder: TemporaryFolder, _ normaliser: ReportNormaliser) throws {
    for suffix in ["txt", "md", "html", "json"] {
      let file = "\(name).\(suffix)"
      let report = normaliser.normal(try String(contentsOfFile: folder.path(of: file), encoding: .utf8))
      let example = Self.folder.appendingPathComponent(file)
      if ProcessInfo.processInfo.environment["RECORD_EXAMPLES"] == "1" {
        try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
        try Data(report.utf8).write(to: example)
        Issue.record("\(file) was written; run again without RECORD_EXAMPLES")
      } else {
        let kept = (try? String(contentsOf: example, encoding: .utf8)) ?? ""
        #expect(firstDifference(kept, report) == nil, "\(file) is stale: write it anew with RECORD_EXAMPLES=1")
      }
    }
  }

  /// The first line that differs, as it stands in the repository and as it is now.
  private func firstDifference(_ kept: String, _ now: String) -> String? {
    let (kept, now) = (kept.split(separator: "\n"), now.split(separator: "\n"))
    for (old, new) in zip(kept, now) where old != new { return "- \(old)\n+ \(new)" }
    return kept.count == now.count ? nil : "\(kept.count) lines were kept, \(now.count) are now"
  }
}
