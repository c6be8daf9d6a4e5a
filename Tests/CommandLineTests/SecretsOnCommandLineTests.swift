import Foundation
import TestSupport
import Testing

@Suite struct SecretsOnCommandLineTests {
  private static let secret = "hunter2"

  @Test func `a password given as an argument is warned of and printed nowhere`() async throws {
    let arguments = [
      "check", "restart", "--source", "mongodb://u:\(Self.secret)@127.0.0.1:1", "--destination",
      "mongodb://127.0.0.1:2", "--report", "json", "--timeout", "2", "--verbose",
    ]
    let run = try await CommandLineRun.of(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains("The source's password stands on the command line"))
    #expect(!run.errors.contains("The destination's password"))
    #expect(!run.everything.contains(Self.secret))
    #expect(try run.report()["clusters"]["source"]["address"].string == "mongodb://u:***@127.0.0.1:1/?authSource=admin")
  }

  @Test func `a connection string is read from a file`() async throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("\n mongodb://u:\(Self.secret)@127.0.0.1:1\n", to: "source")
    let destination = try folder.write("mongodb://127.0.0.1:2", to: "destination")
    let run = try await CommandLineRun.of([
      "check", "restart", "--source-file", source, "--destination-file", destination, "--report", "json", "--timeout",
      "2",
    ])
    #expect(run.status == 2)
    #expect(run.errors == "")
    #expect(!run.everything.contains(Self.secret))
  }

  @Test(arguments: [
    ["check", "restart", "mongodb://u:hunter2@h/?x=y"], ["check", "restart", "--timeout", "mongodb://u:hunter2@h"],
    ["check", "restart", "--sauce=mongodb://u:hunter2@h/"], ["mongodb+srv://u:hunter2@h"],
    ["explain", "mongodb://u:hunter2@h"], ["check", "restart", "--label", "mongodb://u:hunter2@h"],
    ["check", "mongodb://u:hunter2@h"], ["check", "restart", "--only", "mongodb://u:hunter2@h"],
    ["check", "restart", "--report", "mongodb://u:hunter2@h"],
    ["check", "restart", "--plan", "mongodb://u:hunter2@h", "--source", "mongodb://a", "--destination", "mongodb://b"],
    ["check", "restart", "--source-file", "mongodb://u:hunter2@h"],
    ["check", "restart", "--source", "mongodb://u:hun@hunter2?@h", "--destination", "mongodb://b"],
    ["check", "restart", "--source", "mongodb://u:hunter2@h", "--destination", "mongodb://u:hunter2@h"],
  ])
  func `a connection string in the wrong place is not quoted`(_ arguments: [String]) async throws {
    let run = try await CommandLineRun.of(arguments)
    #expect(run.status == 64)
    #expect(!run.everything.contains("hunter2"), "\(run.errors)")
  }

  @Test func `a file of shard credentials that cannot be used is not quoted`() async throws {
    let folder = try TemporaryFolder()
    for text in ["source: [mongodb://u:hunter2@h", "- mongodb://u:hunter2@h", "source: mongodb://u:hunter2:x@h"] {
      let file = try folder.write(text, to: "credentials")
      let run = try await CommandLineRun.of([
        "check", "restart", "--source", "mongodb://a", "--destination", "mongodb://b", "--shard-credentials", file,
      ])
      #expect(run.status == 64)
      #expect(!run.everything.contains("hunter2"), "\(run.errors)")
    }
  }

  @Test func `no colours go where there is no terminal`() async throws {
    for environment in [["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
      let run = try await CommandLineRun.of(
        ["check", "restart", "--timeout", "2"],
        environment: environment.merging([
          "MONGOSYNC_AUDITOR_SOURCE": "mongodb://127.0.0.1:1", "MONGOSYNC_AUDITOR_DESTINATION": "mongodb://127.0.0.1:2",
        ]) { $1 })
      #expect(run.status == 2)
      #expect(run.output.contains("INCOMPLETE"))
      #expect(!run.everything.contains("\u{1B}"))
    }
  }
}
