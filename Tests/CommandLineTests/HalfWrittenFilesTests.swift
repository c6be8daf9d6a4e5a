import Foundation
import TestSupport
import Testing

/// Programs that a signal ends while they write: what is left is its owner's alone, and what was there before is whole.
///
/// The signal comes at the same byte each time: the system sends it when a file grows beyond a limit.
@Suite struct HalfWrittenFilesTests {
  private static let limit = 8192
  private static let endedBySignal: Int32 = 128 + 25

  private let folder: TemporaryFolder
  private let example = ExternalProgram.repository.appending(path: "Reports/examples/restart.json").path

  init() throws { folder = try TemporaryFolder() }

  private func rights(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

  @Test(arguments: [nil, 0o644] as [Int?])
  func `a report is there whole, or as it was before`(_ before: Int?) async throws {
    let report = folder.path(of: "report.json")
    if let before {
      try Data("old".utf8).write(to: URL(filePath: report))
      try FileManager.default.setAttributes([.posixPermissions: before], ofItemAtPath: report)
    }
    let arguments = ["report", "render", example, "--report", "json:\(report)"]
    let ended = try await CommandLineRun.of(arguments, streams: .readWithShortFiles)
    #expect(ended.status == Self.endedBySignal, "\(ended.everything)")
    let partial = "\(report).mongosync-auditor-partial"
    #expect(try names() == (before == nil ? [] : ["report.json"]) + ["report.json.mongosync-auditor-partial"])
    #expect(try rights(partial) == 0o600)
    #expect(try Data(contentsOf: URL(filePath: partial)).count == Self.limit)
    if before != nil {
      #expect(try String(contentsOfFile: report, encoding: .utf8) == "old")
      #expect(try rights(report) == before)
    }
    let next = try await CommandLineRun.of(arguments)
    #expect(next.status == 0, "\(next.everything)")
    #expect(try names() == ["report.json"], "the next run takes away what was left")
    #expect(try Data(contentsOf: URL(filePath: report)) == Data(contentsOf: URL(filePath: example)))
    #expect(try rights(report) == before ?? 0o600)
  }

  @Test func `a list of mismatches that is cut off is its owner's alone`() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    try await source.primary().insert("half_written.orders", count: 500, sizeInBytes: 100)
    let rows = folder.path(of: "rows.ndjson")
    let run = try await CommandLineRun.of(
      ["verify", "--report", "terminal:/dev/null", "--recheck", "1", "--recheck-delay", "0"]
        + ["--namespaces", "half_written.*", "--mismatches", rows],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], streams: .readWithShortFiles)
    #expect(run.status == Self.endedBySignal, "\(run.everything)")
    #expect(try rights(rows) == 0o600)
    #expect(try Data(contentsOf: URL(filePath: rows)).count == Self.limit)
    #expect(try names() == ["rows.ndjson"])
  }

  /// The copy of a ledger that a proof is made from, and the proof.
  @Test func `what a proof leaves is its owner's alone`() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("half_proven.orders", documents: [#"{"_id": 1}"#])
    }
    let ledger = folder.path(of: "run.ledger")
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "0", "--namespaces", "half_proven.*", "--ledger", ledger],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ])
    #expect(run.status == 0 || run.status == 2, "\(run.everything)")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: ledger)
    let whole = try Data(contentsOf: URL(filePath: ledger))
    #expect(whole.count > Self.limit)
    let (scratch, proof) = (try TemporaryFolder(), folder.path(of: "proof.json"))
    let prove = [
      "report", "prove", "--ledger", ledger, "--namespace", "half_proven.orders", "--partition", "0", "--output", proof,
    ]
    let ended = try await CommandLineRun.of(
      prove, environment: ["TMPDIR": scratch.path], streams: .readWithShortFiles)
    #expect(ended.status == Self.endedBySignal, "\(ended.everything)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(left.count == 1, "it ended while the ledger was copied")
    for name in left {
      #expect(try rights(scratch.path(of: name)) == 0o700, "nobody else enters the folder of the copy")
      let copy = scratch.path(of: "\(name)/ledger")
      #expect(try rights(copy) == 0o600)
      #expect(try Data(contentsOf: URL(filePath: copy)).count == Self.limit)
    }
    #expect(try names() == ["run.ledger"])
    #expect(try Data(contentsOf: URL(filePath: ledger)) == whole)
    let next = try await CommandLineRun.of(prove, environment: ["TMPDIR": scratch.path])
    #expect(next.status == 0, "\(next.everything)")
    #expect(try names() == ["proof.json", "run.ledger"])
    #expect(try rights(proof) == 0o600)
  }

  /// The ledger is so large that the signal comes while it is copied.
  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a proof that is interrupted takes its copy away`(_ signal: String) async throws {
    let ledger = folder.path(of: "run.ledger")
    try Data("no ledger, which is found out later".utf8).write(to: URL(filePath: ledger))
    let file = try FileHandle(forWritingTo: URL(filePath: ledger))
    try file.truncate(atOffset: 4 << 30)
    try file.close()
    let scratch = try TemporaryFolder()
    let run = try await CommandLineRun.of(
      ["report", "prove", "--ledger", ledger, "--namespace", "a.b", "--partition", "0"],
      environment: ["TMPDIR": scratch.path]
    ) { program in
      while try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty, program.status == nil {
        Thread.sleep(forTimeInterval: 0.001)
      }
      program.send(signal)
    }
    #expect(run.status == 130, "\(run.everything)")
    #expect(run.errors.contains("Interrupted; no proof was made."), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }
}
