import Foundation
import TestSupport
import Testing

/// A comparison that is killed, and gone on with.
@Suite struct VerifyResumeTests {
  /// What a run found, without what differs from run to run: times, and fingerprints under a random key.
  private struct Findings: Equatable {
    let status: Int32?
    let items: [String]
    let rows: [String]

    init(_ run: CommandLineRun, rows file: String) throws {
      status = run.status
      // What is left out is named there, and on the shared servers other tests make and drop databases all the time.
      items = try run.report()["items"].array.filter { $0["id"].string != "verified-scope" }.flatMap { item in
        [item["id"].string ?? "", item["outcome"].string ?? ""]
          + item["findings"].array.flatMap { [$0["summary"].string ?? "", $0["explanation"].string ?? ""] }
      }
      rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
        String(line).replacing(/"persistedSeconds":[0-9.]+/, with: "").replacing(/"fingerprint":"[0-9a-f]+"/, with: "")
      }.sorted()
    }
  }

  private static func fill(_ database: String, _ source: ReplicaSet, _ destination: ReplicaSet) async throws {
    for set in [source, destination] {
      let admin = try set.primary()
      for name in ["a", "b", "c"] { try await admin.insert("\(database).\(name)", count: 30_000, sizeInBytes: 200) }
    }
    let admin = try destination.primary()
    try await admin.run(
      database,
      #"{"update": "a", "updates": [{"q": {"_id": {"$mod": [97, 5]}}, "u": {"$set": {"x": 1}}, "multi": true}]}"#)
    try await admin.run(database, #"{"delete": "b", "deletes": [{"q": {"_id": {"$mod": [1001, 7]}}, "limit": 0}]}"#)
  }

  /// How often to kill it; more by hand, with an environment variable.
  private static var kills: Int {
    ProcessInfo.processInfo.environment["MONGOSYNC_AUDITOR_TEST_KILLS"].flatMap { Int($0) } ?? 4
  }

  @Test(.timeLimit(.minutes(10))) func aKilledRunThatIsGoneOnWithFindsTheSame() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    try await Self.fill("resumed", source, destination)
    let folder = try TemporaryFolder()
    let undisturbed = try await run(source, destination, folder, "undisturbed")
    let expected = try Findings(undisturbed.run, rows: folder.path(of: "undisturbed.ndjson"))
    #expect(expected.status == 1)
    #expect(expected.rows.count == 310 + 30)
    var shortest = undisturbed.seconds
    var killedInside = 0
    // A run may end before its moment, since no two take the same time.
    for number in 1...(10 * Self.kills) where killedInside < Self.kills {
      let name = "killed\(number)"
      let moment = Double.random(in: 0...shortest)
      let killed = try await run(source, destination, folder, name) { program in
        Thread.sleep(forTimeInterval: moment)
        program.send("KILL")
      }
      guard killed.run.status != 1 else {
        shortest = min(shortest, killed.seconds)
        continue
      }
      killedInside += 1
      let hasBegun = FileManager.default.fileExists(atPath: folder.path(of: "\(name).ledger"))
      let resumed = try await run(source, destination, folder, name, hasBegun ? ["--resume"] : [])
      try #require(
        resumed.run.status == expected.status, "killed after \(moment) s: \(resumed.run.everything.prefix(1000))")
      #expect(
        try Findings(resumed.run, rows: folder.path(of: "\(name).ndjson")) == expected,
        "killed after \(moment) of \(shortest) s: \(resumed.run.everything.prefix(2000))")
    }
    #expect(killedInside == Self.kills)
  }

  @Test func aLedgerGoesOnWithItsOwnRunOnly() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("resumed_other.a", documents: [#"{"_id": 1}"#])
    }
    let folder = try TemporaryFolder()
    let begin = [
      "verify", "--report", "json", "--recheck-delay", "0", "--namespaces", "resumed_other.*", "--attest",
      "verified-scope=Ada",
    ]
    let clusters = ["--source", source.connectionString, "--destination", destination.connectionString]
    let ledger = ["--ledger", folder.path(of: "run.ledger")]
    let none = try await CommandLineRun.of(begin + clusters + ledger + ["--resume"])
    #expect(none.status == 64 && none.errors.contains("There is no ledger"), "\(none.everything)")
    let first = try await CommandLineRun.of(begin + clusters + ledger)
    #expect(first.status == 0, "\(first.everything)")
    let twice = try await CommandLineRun.of(begin + clusters + ledger)
    #expect(twice.status == 64 && twice.errors.contains("--resume"), "\(twice.everything)")
    let again = try await CommandLineRun.of(begin + clusters + ledger + ["--resume"])
    #expect(again.status == 0, "\(again.everything)")
    let rows = folder.path(of: "rows.ndjson")
    try Data("rows of the day before\n".utf8).write(to: URL(fileURLWithPath: rows))
    let swapped = ["--source", destination.connectionString, "--destination", source.connectionString]
    let others = try await CommandLineRun.of(begin + swapped + ledger + ["--resume", "--mismatches", rows])
    #expect(others.status == 64 && others.errors.contains("its source is replica set"), "\(others.everything)")
    #expect(try String(contentsOfFile: rows, encoding: .utf8) == "rows of the day before\n", "nothing was begun")
    let method = try await CommandLineRun.of(begin + clusters + ledger + ["--resume", "--method", "digest"])
    #expect(method.status == 64 && method.errors.contains("its method is bytes"), "\(method.everything)")
    let alone = try await CommandLineRun.of(begin + clusters + ["--resume"])
    #expect(alone.status == 64 && alone.errors.contains("--resume needs --ledger"), "\(alone.everything)")
    try Data("no ledger, but some text that is long enough".utf8).write(
      to: URL(fileURLWithPath: folder.path(of: "run.ledger")))
    let damaged = try await CommandLineRun.of(begin + clusters + ledger + ["--resume"])
    #expect(damaged.status == 70 && damaged.errors.contains("is damaged"), "\(damaged.everything)")
  }

  private func run(
    _ source: ReplicaSet, _ destination: ReplicaSet, _ folder: TemporaryFolder, _ name: String,
    _ arguments: [String] = [], started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> (run: CommandLineRun, seconds: Double) {
    let begin = ContinuousClock.now
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--recheck-delay", "0", "--partition-size", "1"]
        + ["--workers", "8", "--namespaces", "resumed.*", "--ledger", folder.path(of: "\(name).ledger")]
        + ["--mismatches", folder.path(of: "\(name).ndjson")] + arguments,
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(120), started: started)
    return (run, (ContinuousClock.now - begin) / .seconds(1))
  }
}
