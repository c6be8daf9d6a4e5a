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

  /// Texts that the newest release notes name, each in a line after which mongosync ended.
  private static let newTexts = [
    (
      "a capped collection was created on the source but capped collection handling is not enabled",
      "capped-handling-off"
    ),
    ("Namespace filter traversal detected", "filter-traversal"),
    ("destination namespace has preconfigured shard zone ranges", "zones-on-destination"),
    ("InsufficientDestinationDiskSpace: 3 GB are free", "disk-too-small"),
    ("the balancer is enabled on the source cluster", "balancer-on"),
    ("the balancer must be disabled", "balancer-on"), ("expected the balancer to be disabled", "balancer-on"),
    ("TooManyFilesOpen", "too-many-open-files"),
  ]

  @Test func `each text that the newest versions write is recognised`() async throws {
    let folder = try TemporaryFolder()
    var audit = try await Audit.ofSharedClusters()
    audit.checklist = "cutover"
    for (number, (text, _)) in Self.newTexts.enumerated() {
      let line =
        #"{"time":"2026-03-01T02:15:00Z","level":"fatal","pid":7,"error":"x: \#(text) (1)","message":"Mongosync"}"#
      let log = try folder.write(
        #"{"time":"2026-03-01T02:14:00Z","level":"info","message":"Mongosync"}"# + "\n\(line)\n", to: "log\(number)")
      audit.arguments += ["--mongosync-log", log]
    }
    let run = try await audit.run()
    let item = try #require(try run.report()["items"].array.first { $0["id"].string == "mongosync-log-errors" })
    #expect(item["outcome"].string == "fail")
    for (number, (text, id)) in Self.newTexts.enumerated() {
      let found = item["findings"].array.filter {
        $0["outcome"].string == "fail"
          && $0["summary"].string?.hasPrefix("The log log\(number) holds \(id) once, in line 2") == true
      }
      #expect(found.count == 1, "\(text): \(item["findings"].array.compactMap { $0["summary"].string })")
    }
    let remedies = item["remedies"].array.compactMap { $0["text"].string }
    #expect(remedies.contains { $0.contains("ulimit -n") && $0.contains("mongosync's host") }, "\(remedies)")
  }
}
