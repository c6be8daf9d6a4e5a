import Foundation
import Glibc
import TestSupport
import Testing

/// Files that options name: nothing but regular files is read, nothing but regular files is replaced.
@Suite struct NamedFilesTests {
  private static let two = ["--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2"]
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func pipe() throws -> String {
    let path = folder.path(of: "pipe")
    let isMade = unsafe mkfifo(path, 0o600) == 0
    try #require(isMade)
    return path
  }

  private func rights(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: [
    ["check", "restart", "--plan", "PIPE"] + two, ["check", "restart", "--decisions", "PIPE"] + two,
    ["check", "restart", "--host-map", "PIPE"] + two, ["check", "restart", "--shard-credentials", "PIPE"] + two,
    ["report", "render", "PIPE"], ["report", "reveal", "--map", "PIPE", "/etc/hostname"],
    ["report", "sign", "--key", "PIPE", "/etc/hostname"], ["check", "restart", "--evidence", "PIPE"],
    ["check", "restart", "--plan", "/dev/zero"] + two, ["report", "compare", "/dev/zero", "/dev/zero"],
    ["check", "restart", "--host-map", "/"] + two,
  ])
  func `a pipe, a device or a folder is not read`(_ arguments: [String]) async throws {
    let pipe = try pipe()
    let run = try await CommandLineRun.of(arguments.map { $0 == "PIPE" ? pipe : $0 }, limit: .seconds(20))
    #expect(run.status == 64, "\(run.errors)")
    #expect(!run.errors.isEmpty)
  }

  @Test func aLedgerThatIsAPipeIsNotWaitedFor() async throws {
    let arguments = ["report", "prove", "--ledger", try pipe(), "--namespace", "a.b", "--partition", "0"]
    let run = try await CommandLineRun.of(arguments, limit: .seconds(20))
    #expect(run.status == 70)
    #expect(run.errors.contains("is no regular file"))
  }

  /// A few lines of aliases stand for more nodes than memory holds.
  @Test(arguments: ["--host-map", "--shard-credentials"])
  func `aliases are refused and not quoted`(_ option: String) async throws {
    var text = "a0: &a0 {x: \"secret\"}\n"
    for level in 1...40 { text += "a\(level): &a\(level) {x: *a\(level - 1), y: *a\(level - 1)}\n" }
    let file = folder.path(of: "map.yaml")
    try Data((text + "? *a40\n: y\n").utf8).write(to: URL(filePath: file))
    let run = try await CommandLineRun.of(["check", "restart", option, file] + Self.two, limit: .seconds(20))
    #expect(run.status == 64)
    #expect(run.errors.contains("without aliases") && !run.everything.contains("secret"))
  }

  @Test func noReportCommandReplacesWhatItReads() async throws {
    let example = ExternalProgram.repository.appending(path: "Reports/examples/restart.json")
    let report = try folder.write(try String(contentsOf: example, encoding: .utf8), to: "report.json")
    let linked = folder.path(of: "linked")
    try FileManager.default.linkItem(atPath: report, toPath: linked)
    let key = try folder.write("-----BEGIN PRIVATE KEY-----", to: "key.pem")
    let uses = [
      ["render", report, "--report", "json:\(linked)"], ["compare", report, report, "--report", "json:\(report)"],
      ["sign", "--key", key, "--force", "--output", key, report],
      ["sign", "--key", key, "--force", "--output", linked, report],
      ["prove", "--ledger", report, "--namespace", "a.b", "--partition", "0", "--output", linked],
    ]
    let before = try [report, key].map { try String(contentsOfFile: $0, encoding: .utf8) }
    for use in uses {
      let run = try await CommandLineRun.of(["report"] + use, limit: .seconds(20))
      #expect(run.status == 64 && run.errors.contains("name the same file"), "\(use) \(run.errors)")
    }
    #expect(try [report, key].map { try String(contentsOfFile: $0, encoding: .utf8) } == before)
  }

  @Test func oneFileForTwoPurposesIsRefused() async throws {
    let plan = folder.path(of: "plan.yaml")
    try Data("reversible: true\n".utf8).write(to: URL(filePath: plan))
    let (soft, hard) = (folder.path(of: "soft"), folder.path(of: "hard"))
    try FileManager.default.createSymbolicLink(atPath: soft, withDestinationPath: plan)
    try FileManager.default.linkItem(atPath: plan, toPath: hard)
    let ledger = folder.path(of: "run.ledger")
    let round = folder.path(of: "../\((folder.path as NSString).lastPathComponent)/run.ledger")
    let uses = [
      ["verify", "--ledger", ledger, "--report", "json:\(ledger)"],
      ["verify", "--ledger", ledger, "--mismatches", round],
      ["verify", "--mismatches", plan, "--plan", plan],
      ["check", "restart", "--plan", plan, "--report", "json:\(soft)"],
      ["check", "restart", "--plan", plan, "--report", "html:\(hard)"], ["collect", "--plan", plan, "-o", hard],
    ]
    for use in uses {
      let run = try await CommandLineRun.of(use + Self.two, limit: .seconds(20))
      #expect(run.status == 64 && run.errors.contains("name the same file"), "\(use) \(run.errors)")
    }
    #expect(try String(contentsOfFile: plan, encoding: .utf8) == "reversible: true\n")
    #expect(!FileManager.default.fileExists(atPath: ledger))
  }

  @Test func aFileKeepsItsRightsAndALinkItsPlace() async throws {
    let (kept, new, link) = (folder.path(of: "kept"), folder.path(of: "new"), folder.path(of: "link"))
    let rows = folder.path(of: "rows")
    try Data("old".utf8).write(to: URL(filePath: kept))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: kept)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: kept)
    try Data("left by a killed run".utf8).write(to: URL(filePath: kept + ".mongosync-auditor-partial"))
    let run = try await CommandLineRun.of(
      [
        "verify", "--report", "json:\(link)", "--report", "markdown:\(new)", "--mismatches", rows, "--timeout", "5",
      ] + Self.two)
    #expect(run.status == 2, "\(run.errors)")
    #expect(try rights(kept) == 0o640 && rights(new) == 0o600 && rights(rows) == 0o600)
    #expect(try FileManager.default.attributesOfItem(atPath: link)[.type] as? FileAttributeType == .typeSymbolicLink)
    #expect(try String(contentsOfFile: kept, encoding: .utf8).hasPrefix("{"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["kept", "link", "new", "rows"])
  }

  @Test func aPipeAndADeviceAreNotReplaced() async throws {
    let device = folder.path(of: "device")
    try FileManager.default.createSymbolicLink(atPath: device, withDestinationPath: "/dev/null")
    let run = try await CommandLineRun.of(
      ["verify", "--mismatches", device, "--report", "json:/dev/null", "--timeout", "5"] + Self.two)
    #expect(run.status == 2, "\(run.errors)")
    #expect(try FileManager.default.attributesOfItem(atPath: device)[.type] as? FileAttributeType == .typeSymbolicLink)
    let null = try FileManager.default.attributesOfItem(atPath: "/dev/null")
    #expect(null[.type] as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test(arguments: [(nil, 0o600), (0o600, 0o600), (0o640, 0o640)] as [(Int?, Int)])
  func `evidence is its owner's alone, and a file that is there keeps its rights`(
    _ before: Int?, _ after: Int
  ) async throws {
    let file = folder.path(of: "evidence.json")
    if let before {
      try Data("old".utf8).write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: before], ofItemAtPath: file)
    }
    // With another mask than the usual one, under which everybody may read and write new files.
    let run = try await CommandLineRun.of(
      ["collect", "-o", file, "--timeout", "5"] + Self.two, streams: .readWithoutMask)
    #expect(run.status == 2, "\(run.errors)")
    #expect(try rights(file) == after)
    #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("{"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["evidence.json"])
  }
}
