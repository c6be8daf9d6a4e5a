import TestSupport
import Testing

/// What the operating system allows a run: too little is said at once, and is no verdict on any cluster.
@Suite struct ProcessLimitsTests {
  @Test(arguments: [ProgramStreams.readWithFewFiles, .readWithLittleMemory], ["check", "verify", "collect"])
  func `too few files or too little memory ends with 70 and a sentence`(
    _ streams: ProgramStreams, _ command: String
  ) async throws {
    let run = try await run(command, streams)
    #expect(run.status == 70, "\(run.everything.prefix(2000))")
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.errors.contains(streams == .readWithFewFiles ? "ulimit -n" : "ulimit -v"))
  }

  @Test func `as many files are taken as may be had`() async throws {
    let few = try await run("check", .readWithFewFilesAtFirst)
    let many = try await run("check", .read)
    #expect(few.status == many.status && few.status != 70)
    let outcomes = try [few, many].map { try $0.report()["items"].array.map { $0["outcome"].string } }
    #expect(outcomes[0] == outcomes[1] && outcomes[0].contains("pass"))
  }

  private func run(_ command: String, _ streams: ProgramStreams) async throws -> CommandLineRun {
    let audit = try await Audit.ofSharedClusters()
    let folder = try TemporaryFolder()
    let arguments =
      switch command {
      case "check": ["check", "restart", "--report", "json"]
      case "collect": ["collect", "--output", folder.path(of: "evidence.json")]
      default: ["verify", "--report", "json", "--namespaces", "nobody.*"]
      }
    return try await CommandLineRun.of(
      arguments + ["--timeout", "20"],
      environment: ["MONGOSYNC_AUDITOR_SOURCE": audit.source, "MONGOSYNC_AUDITOR_DESTINATION": audit.destination],
      streams: streams)
  }
}
