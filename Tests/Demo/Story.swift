import DemoScene
import TestSupport

/// The story, every step of it checked: a verdict other than the one told is an error.
struct Story {
  let scene: MigrationScene
  let program: AuditorProgram
  let folder: String

  func play() async throws {
    Narrator.chapter("A migration that stopped half-way")
    Narrator.say(
      """
      Leaving the destination as a mongosync that died does: databases half copied, its metadata and its verifier's, \
      and the user write block on. May the migration be started again?
      """)
    try await scene.leaveHalfFinished()
    let first = try await audit("restart", "1-restart", ScenePlans.restart)
    try expect(first, status: 1, verdict: "NO-GO")
    try expect(
      ["destination-write-block-off", "reserved-databases", "user-databases"].allSatisfy(first.items("fail").contains),
      "the three leftovers fail, not \(first.items("fail"))")

    try await performRemedies(of: first)
    let second = try await audit("restart", "2-restart-after-remedies", ScenePlans.restart)
    try expect(second, status: 2, verdict: "INCOMPLETE")
    try expect(
      ["fail", "unknown", "warn", "skipped"].allSatisfy { second.items($0).isEmpty }, "every automatic check passes")
    Narrator.say(
      "Every automatic check passes. What is left is a person's to confirm, and the auditor does not guess it.")

    try await attest(second)
    try await playReverse()
  }

  private func performRemedies(of run: AuditorProgram.Run) async throws {
    Narrator.chapter("The remedies")
    Narrator.say(
      """
      The auditor only reads, so the demo acts as the operator: it takes the commands for the destination out of the \
      JSON report. They are mongosh JavaScript; without a mongosh the demo translates exactly three shapes \
      (setUserWriteBlockMode, dropDatabase, listDatabases) and refuses all others.
      """)
    let admin = try scene.destination.primary()
    for command in run.destinationCommands {
      guard let remedy = ShellRemedy(command) else { throw SceneFailure("A remedy is of no known shape: \(command)") }
      Narrator.list([command])
      try await remedy.perform(admin)
    }
  }

  private func attest(_ run: AuditorProgram.Run) async throws {
    Narrator.chapter("The manual steps")
    // Only one of the two can arise: either nothing runs any more, or it was started again already.
    let items = run.items("manual").filter { $0 != "mongosync-idle" }
    Narrator.say("A named person attests to each: mongosync-idle does not arise while mongosync is stopped.")
    let attestations = items.flatMap { ["--attest", "\($0)=A. Operator:seen during the demo"] }
    let run = try await audit("restart", "3-restart-attested", ScenePlans.restart, attestations)
    try expect(run, status: 0, verdict: "GO")
  }

  private func playReverse() async throws {
    Narrator.chapter("A committed migration, to be reversed")
    Narrator.say(
      """
      Leaving both clusters as a committed reversible migration does: all data on the destination, mongosync's \
      metadata beside it, the source write-blocked. The plan tells mongosync's version and when canWrite turned true.
      """)
    try await scene.leaveRunning()
    let plan = ScenePlans.reverse(canWriteAt: try await scene.commit())
    let run = try await audit("reverse", "4-reverse", plan)
    try expect(run, status: 2, verdict: "INCOMPLETE")
    try expect(run.items("fail").isEmpty, "nothing fails")
    try expect(
      run.items("unknown") == (scene.hasLegacyIndex ? ["unique-index-format"] : []), "only the index is unknown")
    guard scene.hasLegacyIndex else { return }
    let item = run.report["items"].array.first { $0["id"].string == "unique-index-format" }
    Narrator.say(
      "An index that 5.0 made may or may not hold legacy keys; only validate tells, so the auditor says unknown:")
    let commands = item?["remedies"].array.compactMap { $0["command"].string } ?? []
    Narrator.list([item?["summary"].string ?? ""] + commands)
    try expect(commands.contains { $0.contains("validate({ full: false })") }, "the validate command is given")
  }

  private func audit(
    _ checklist: String, _ name: String, _ plan: String, _ more: [String] = []
  ) async throws -> AuditorProgram.Run {
    Narrator.say("$ mongosync-auditor check \(checklist) …")
    let run = try await program.check(checklist, scene, plan: plan, in: folder, name: name, more)
    let open = ["fail", "unknown", "manual", "warn"].map { outcome in (outcome, run.items(outcome)) }
    Narrator.list(["\(run.verdict), exit status \(run.status): \(folder)/\(name).txt"])
    Narrator.list(open.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" })
    if run.report == .null { throw SceneFailure("There is no report. The auditor says:\n\(run.output)") }
    return run
  }

  private func expect(_ run: AuditorProgram.Run, status: Int32, verdict: String) throws {
    try expect(
      run.status == status && run.verdict == verdict,
      "the verdict is \(verdict) with exit status \(status), not \(run.verdict) with \(run.status)")
  }

  private func expect(_ isTrue: Bool, _ what: String) throws {
    guard isTrue else { throw SceneFailure("The story went wrong: it should be that \(what).") }
  }
}
