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

  /// Where work is done on threads that take no signals, the same limit is an error of writing.
  @Test func `a list of mismatches that is cut off is its owner's alone, and is reported`() async throws {
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
    #expect([70, Self.endedBySignal].contains(run.status), "\(run.everything)")
    #expect(run.errors.contains("Not every mismatch could be written") == (run.status == 70), "\(run.errors)")
    #expect(try rights(rows) == 0o600)
    #expect(try Data(contentsOf: URL(filePath: rows)).count == Self.limit)
    #expect(try names() == ["rows.ndjson"])
  }

  /// Whatever the mask: a ledger, its journal and the list of mismatches hold what identifies documents.
  @Test func `what a killed verify leaves is its owner's alone`() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    try await source.primary().insert("half_verified.orders", count: 500, sizeInBytes: 100)
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json:\(folder.path(of: "report.json"))", "--recheck-delay", "60", "--progress", "json"]
        + ["--namespaces", "half_verified.*", "--mismatches", folder.path(of: "rows.ndjson")]
        + ["--ledger", folder.path(of: "run.ledger")],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], streams: .readWithoutMask
    ) { program in
      try program.waitUntilItTells(#""waiting":500"#)
      program.send("KILL")
    }
    #expect(run.status == 137, "\(run.everything)")
    let left = try names()
    #expect(left.contains("run.ledger") && left.contains("rows.ndjson"), "\(left)")
    #expect(!left.contains { $0.hasPrefix("report") }, "\(left)")
    for name in left { #expect(try rights(folder.path(of: name)) == 0o600, "\(name)") }
  }

  @Test func `a proof whose copy finds no room leaves nothing`() async throws {
    let ledger = try largeLedger()
    let (scratch, proof) = (try TemporaryFolder(), folder.path(of: "proof.json"))
    let ended = try await CommandLineRun.of(
      prove(ledger) + ["--output", proof], environment: ["TMPDIR": scratch.path], streams: .readWithShortFiles)
    #expect(ended.status == 70, "\(ended.everything)")
    #expect(ended.errors.contains("cannot be copied"), "\(ended.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    #expect(try names() == ["run.ledger"])
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `a proof that is interrupted takes its copy away`(_ signal: String) async throws {
    let scratch = try TemporaryFolder()
    let run = try await proveEnded(by: signal, try largeLedger(), scratch)
    #expect(run.status == 130, "\(run.everything)")
    #expect(run.errors.contains("Interrupted; no proof was made."), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  /// Nothing can be taken away by a program that is killed; what it leaves nobody else may read.
  @Test func `what a killed proof leaves is its owner's alone`() async throws {
    let scratch = try TemporaryFolder()
    let ledger = try largeLedger()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: ledger)
    let run = try await proveEnded(by: "KILL", ledger, scratch)
    #expect(run.status == 137, "\(run.everything)")
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(left.count == 1, "it ended while the ledger was copied")
    for name in left {
      #expect(try rights(scratch.path(of: name)) == 0o700, "nobody else enters the folder of the copy")
      for file in try FileManager.default.contentsOfDirectory(atPath: scratch.path(of: name)) {
        #expect(try rights(scratch.path(of: "\(name)/\(file)")) == 0o600)
      }
    }
  }

  /// Foundation makes files and folders for everybody and sets their rights afterwards: who is quick may open them.
  @Test func `what is its owner's alone is so from the first moment`() throws {
    let sources = ExternalProgram.repository.appending(path: "Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    let swift = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    #expect(swift.count > 300)
    for file in swift {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("attributes: [.posixPermissions"), "\(file.lastPathComponent)")
      #expect(!text.contains("createFile(atPath"), "\(file.lastPathComponent)")
    }
  }

  private func prove(_ ledger: String) -> [String] {
    ["report", "prove", "--ledger", ledger, "--namespace", "a.b", "--partition", "0"]
  }

  /// A file so large that a signal comes while it is copied; that it is no ledger is found out later.
  private func largeLedger() throws -> String {
    let ledger = try folder.write("no ledger, which is found out later", to: "run.ledger")
    let file = try FileHandle(forWritingTo: URL(filePath: ledger))
    try file.truncate(atOffset: 4 << 30)
    try file.close()
    return ledger
  }

  /// Sends a signal as soon as the copy is begun.
  private func proveEnded(
    by signal: String, _ ledger: String, _ scratch: TemporaryFolder
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(prove(ledger), environment: ["TMPDIR": scratch.path]) { program in
      while try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty, program.status == nil {
        Thread.sleep(forTimeInterval: 0.001)
      }
      program.send(signal)
    }
  }
}
