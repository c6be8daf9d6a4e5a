import Foundation
import Synchronization
import TestSupport
import Testing

/// A cutover that is watched, with a mongosync that plays its stages, one a question.
@Suite struct WatchTests {
  /// The stand-in blocks no cluster; from 1.20 on an open destination fails until the commit.
  private static let plan = """
    mongosyncVersion: 1.19
    filtered: false
    preExistingDestinationData: false
    """

  /// Runs a watch over two clusters of their own.
  private func watch(
    _ stages: [(MongosyncStandIn.Stage, canWrite: Bool?)], _ arguments: [String] = [],
    started: @escaping @Sendable (RunningProgram, MongosyncStandIn) throws -> Void = { _, _ in }
  ) async throws -> (run: CommandLineRun, questions: Int) {
    try await CleanClusters.with { clusters in
      for set in [clusters.source, clusters.destination] {
        try await set.primary().run("shop", #"{"create": "orders"}"#)
      }
      // So that what was just made does not count as an application that still writes.
      try await clusters.source.primary().run("admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)
      let hosts = (clusters.source.members[0].host, clusters.destination.members[0].host)
      let script = stages.map { stage, canWrite in
        MongosyncAnswer.body(
          MongosyncStandIn.progress(of: .v1_21, at: stage, between: hosts, canWrite: canWrite))
      }
      let standIn = try MongosyncStandIn(script: script)
      let folder = try TemporaryFolder()
      var audit = clusters.audit
      audit.checklist = "cutover"
      audit.timeout = 60
      let plan = try folder.write(Self.plan, to: "plan.yaml")
      audit.arguments = ["--plan", plan, "--mongosync", standIn.url, "--watch", "--interval", "1"] + arguments
      let run = try await audit.run { try started($0, standIn) }
      return (run, standIn.asked.count)
    }
  }

  private func outcome(_ id: String, in run: CommandLineRun) throws -> String? {
    try run.report()["items"].array.first { $0["id"].string == id }?["outcome"].string
  }

  @Test func `a job that writes each minute is seen by a watch, and not by a single look`() async throws {
    try await CleanClusters.with { clusters in
      let source = try clusters.source.primary()
      for admin in [source, try clusters.destination.primary()] {
        try await admin.run("shop", #"{"create": "orders"}"#)
      }
      let hosts = (clusters.source.members[0].host, clusters.destination.members[0].host)
      let standIn = try MongosyncStandIn(.body(MongosyncStandIn.progress(of: .v1_21, at: .ready, between: hosts)))
      let folder = try TemporaryFolder()
      var audit = clusters.audit
      audit.checklist = "cutover"
      audit.timeout = 60
      let plan = try folder.write(Self.plan, to: "plan.yaml")
      let watched = try await watchSoonAfterAWrite(by: source, audit, plan: plan, mongosync: standIn.url)
      #expect(try outcome("source-writes-stopped", in: watched) == "fail", "\(watched.output.prefix(4000))")
      #expect(watched.status == 1)
      let sentence = watched.output.firstMatch(
        of: /shop\.orders had [0-9]+ writes? in the last ([0-9]+) seconds of the oplog/)
      let seconds = try #require(sentence.flatMap { Int($0.1) }, "\(watched.output.prefix(4000))")
      #expect((20...90).contains(seconds), "as much as the oplog of a server that was just started holds")
      audit.arguments = ["--plan", plan, "--mongosync", standIn.url]
      let single = try await audit.run()
      #expect(try outcome("source-writes-stopped", in: single) == "pass", "\(single.output.prefix(4000))")
      #expect(try single.report()["verdict"].string == "GO")
      #expect(try single.report()["sourceQuietSeconds"].int == 10)
    }
  }

  /// Watches half a minute after a write, again where other tests kept the machine from starting the program so soon.
  private func watchSoonAfterAWrite(
    by source: AdminClient, _ audit: Audit, plan: String, mongosync url: String
  ) async throws -> CommandLineRun {
    var audit = audit
    audit.arguments = ["--plan", plan, "--mongosync", url, "--watch", "--interval", "1", "--deadline", "4"]
    for number in 1...6 {
      try await source.insert("shop.orders", documents: [#"{"_id": \#(number)}"#])
      let written = ContinuousClock.now
      // For so long that a look at ten seconds of the oplog does not see it: an idle server notes as much every ten.
      try await Task.sleep(for: .seconds(24))
      let begun = Mutex(ContinuousClock.now)
      let run = try await audit.run { _ in begun.withLock { $0 = .now } }
      if begun.withLock({ $0 }) - written < .seconds(60) { return run }
    }
    throw CommandLineRun.Failure(description: "six times the program did not start within a minute")
  }

  @Test func `it waits until the sync may be committed`() async throws {
    let (run, questions) = try await watch([(.applying, nil), (.applying, nil), (.ready, nil), (.paused, nil)])
    #expect(run.status == 0, "\(run.errors)")
    #expect(questions == 3)
    #expect(try run.report()["verdict"].string == "GO")
    #expect(try outcome("commit-through", in: run) == "notApplicable")
    let lines = run.errors.split(separator: "\n").filter { $0.contains("so far") }
    #expect(lines.count == 2, "\(run.errors)")
    #expect(lines.first?.contains("NO-GO so far") == true)
    #expect(lines.first?.contains("canCommit false") == true)
    #expect(lines.last?.contains("GO so far") == true)
  }

  @Test func `it follows a commit through canWrite to its end`() async throws {
    let (run, questions) = try await watch([
      (.applying, nil), (.committing, false), (.committing, true), (.committed, true),
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(questions == 4)
    #expect(try outcome("commit-through", in: run) == "pass")
    #expect(try outcome("can-commit", in: run) == "notApplicable")
    let lines = run.errors.split(separator: "\n").filter { $0.contains("so far") }
    #expect(lines.count == 4, "\(run.errors)")
    #expect(lines.filter { $0.contains("INCOMPLETE so far") && $0.contains("COMMITTING") }.count == 2)
    #expect(lines.filter { $0.contains("COMMITTING") && $0.contains("canWrite true") }.count == 1)
  }

  @Test func `what waiting does not mend ends it`() async throws {
    let (run, questions) = try await watch([(.applying, nil), (.paused, nil), (.ready, nil)])
    #expect(run.status == 1, "\(run.errors)")
    #expect(questions == 2)
    #expect(try outcome("sync-running", in: run) == "fail")
  }

  @Test func `one that stalls is given up at the deadline`() async throws {
    let (run, _) = try await watch([(.committing, false)], ["--deadline", "6"])
    #expect(run.status == 2, "\(run.errors)")
    #expect(try run.report()["verdict"].string == "INCOMPLETE")
    #expect(try outcome("commit-through", in: run) == "unknown")
  }

  @Test(arguments: ["INT", "TERM"])
  func `an interruption ends it with 130 and a report of the last look`(_ signal: String) async throws {
    let (run, questions) = try await watch([(.committing, true)]) { program, standIn in
      // The second look begins when the first is done.
      let end = ContinuousClock.now + .seconds(50)
      while standIn.asked.count < 2, ContinuousClock.now < end { Thread.sleep(forTimeInterval: 0.05) }
      program.send(signal)
    }
    #expect(run.status == 130, "\(run.errors)")
    #expect(questions >= 2)
    #expect(run.errors.contains("the report is of the last look"))
    let report = try run.report()
    #expect(report["verdict"].string == "INCOMPLETE")
    #expect(try outcome("commit-through", in: run) == "unknown")
    #expect(try outcome("destination-open", in: run) == "pass")
    #expect(report["evidence"].array.contains { $0["command"].string?.hasPrefix("GET http://") == true })
  }
}
