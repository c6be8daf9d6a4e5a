import Foundation
import TestSupport
import Testing

/// Pipes in the place of the files that options write: they are written to, never replaced, never waited for without end.
@Suite struct PipesAsOutputsTests {
  private static let two = [
    "--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2", "--timeout", "5",
  ]

  /// What is run, how it ends where the pipe is read, and how what comes through it begins.
  static let uses: [([String], status: Int32, beginning: String)] = [
    (["check", "restart", "--report", "json:PIPE"] + two, 2, "{"),
    (["verify", "--report", "html:PIPE"] + two, 2, "<!"), (["collect", "-o", "PIPE"] + two, 2, "{"),
    (["verify", "--report", "json:ELSEWHERE", "--mismatches", "PIPE"] + two, 2, ""),
    (["report", "render", "EXAMPLE", "--report", "markdown:PIPE"], 0, "# "),
    (["report", "compare", "EXAMPLE", "EXAMPLE", "--report", "json:PIPE"], 0, "{"),
    (["report", "sign", "--key", "KEY", "--force", "--output", "PIPE", "EXAMPLE"], 0, "{"),
  ]

  private let folder: TemporaryFolder
  private let pipe: NamedPipe

  init() throws {
    folder = try TemporaryFolder()
    pipe = try NamedPipe(in: folder)
  }

  private func arguments(_ words: [String]) async throws -> [String] {
    let example = ExternalProgram.repository.appending(path: "Reports/examples/restart.json").path
    let key = folder.path(of: "private.pem")
    if words.contains("KEY") {
      let made = try await CommandLineRun.of(
        ["report", "keygen", "--private-key", key, "--public-key", folder.path(of: "public.pem")])
      #expect(made.status == 0, "\(made.everything)")
    }
    return words.map { word in
      word.replacing("PIPE", with: pipe.path).replacing("ELSEWHERE", with: folder.path(of: "report.json"))
        .replacing("EXAMPLE", with: example).replacing("KEY", with: key)
    }
  }

  @Test(arguments: uses)
  func `a pipe that is read gets everything, and stays`(
    _ words: [String], _ status: Int32, _ beginning: String
  ) async throws {
    let pipe = pipe
    let run = try await CommandLineRun.of(try await arguments(words)) { try pipe.read(until: $0) }
    #expect(run.status == status, "\(run.errors)")
    #expect(pipe.text.hasPrefix(beginning), "\(pipe.text.prefix(200))")
    #expect(pipe.text.isEmpty == beginning.isEmpty)
    #expect(pipe.isPipe)
  }

  @Test(arguments: uses)
  func `a pipe that nobody reads ends with 70 and a sentence`(
    _ words: [String], _: Int32, _: String
  ) async throws {
    let run = try await CommandLineRun.of(try await arguments(words), limit: .seconds(40))
    #expect(run.status == 70, "\(run.errors)")
    #expect(run.errors.contains("nobody reads"), "\(run.errors)")
    #expect(pipe.isPipe)
    // What else was asked for is not lost with it.
    let isElsewhere = words.contains("json:ELSEWHERE")
    #expect(FileManager.default.fileExists(atPath: folder.path(of: "report.json")) == isElsewhere)
  }

  @Test func `mismatches go through a pipe as they are found`() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    try await source.primary().insert("pipes.orders", documents: [#"{"_id": 1}"#, #"{"_id": 2}"#])
    try await destination.primary().insert("pipes.orders", documents: [#"{"_id": 2}"#])
    let pipe = pipe
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "0", "--quiesced", "--namespaces", "pipes.*"]
        + ["--mismatches", pipe.path],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ]
    ) { try pipe.read(until: $0) }
    #expect(run.status == 1, "\(run.everything.prefix(2000))")
    let rows = try pipe.text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(rows.map { $0["kind"].string } == ["missing"], "\(pipe.text)")
    #expect(pipe.isPipe)
  }
}
