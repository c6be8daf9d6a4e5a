import Foundation
import TestSupport
import Testing

@Suite struct MongosyncLogOptionTests {
  private static let line =
    #"{"time":"2026-03-01T02:15:00Z","level":"fatal","error":"at mongodb://ada:s3cret@h: the resume token was not found"}"#

  @Test func `what a log holds is in the report, without its secrets`() async throws {
    let folder = try TemporaryFolder()
    let log = try folder.write("\(Self.line)\n", to: "mongosync.log")
    var audit = try await Audit.ofSharedClusters()
    audit.arguments = ["--mongosync-log", log]
    let run = try await audit.run()
    let item = try run.report()["items"].array.first { $0["id"].string == "mongosync-log-errors" }
    #expect(item?["outcome"].string == "warn")
    #expect(
      item?["summary"].string?.hasPrefix(
        "The log mongosync.log holds oplog-rolled-over once, in line 1 at 2026-03-01T02:15:00Z.") == true)
    #expect(!run.everything.contains("s3cret"))
    #expect(!run.everything.contains(folder.path))
  }

  @Test(arguments: ["/no/such/log", "/tmp", "/dev/null"])
  func `what is no plain file is wrong usage`(_ file: String) async throws {
    let run = try await CommandLineRun.of([
      "check", "restart", "--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2",
      "--mongosync-log", file,
    ])
    #expect(run.status == 64)
    #expect(run.errors.contains("The log \(file) cannot be read"))
  }
}
