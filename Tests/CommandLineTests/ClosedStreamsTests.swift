import Foundation
import TestSupport
import Testing

/// A reader that has gone costs what it would have read, and nothing else.
@Suite struct ClosedStreamsTests {
  @Test(arguments: [ProgramStreams.outputToHead, .outputWithoutReader, .outputClosed])
  func `standard output that nobody reads costs no other report`(_ streams: ProgramStreams) async throws {
    let (source, destination) = try await SharedServers.unwrittenPair()
    let folder = try TemporaryFolder()
    let file = folder.path(of: "report.json")
    // The page is larger than a pipe holds, so that who reads one line is gone before it is written.
    let run = try await CommandLineRun.of(
      ["check", "preflight", "--report", "html", "--report", "json:\(file)", "--timeout", "30"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], streams: streams)
    #expect(run.status == 70, "\(run.errors)")
    // The driver's own warnings go there too, such as that a server ended a connection.
    let own = run.errors.split(separator: "\n").filter { !$0.contains(" libmongoc: ") }
    #expect(own.count == 1, "\(run.errors)")
    #expect(run.errors.contains("The html report could not be written"), "\(run.errors)")
    #expect(run.output.hasPrefix("<!") == (streams == .outputToHead), "\(run.output.prefix(200))")
    let report = try JSON(parsing: try String(contentsOfFile: file, encoding: .utf8))
    #expect(["NO-GO", "INCOMPLETE"].contains(report["verdict"].string))
    #expect(report["items"].array.count > 30)
  }

  @Test(arguments: [ProgramStreams.errorsWithoutReader, .errorsClosed])
  func `a verify whose progress nobody reads comes to its end`(_ streams: ProgramStreams) async throws {
    let (source, destination) = try await SharedServers.filledPair()
    let database = "closed_streams_\(streams.rawValue)"
    for set in [source, destination] {
      try await set.primary().insert("\(database).many", count: 3000, sizeInBytes: 200)
    }
    try await source.primary().insert("\(database).many", documents: [#"{"_id": "more"}"#])
    let folder = try TemporaryFolder()
    let (ledger, rows) = (folder.path(of: "run.ledger"), folder.path(of: "rows.ndjson"))
    // The wait before what differs is read again lets the progress be told several times.
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--progress", "json", "--recheck-delay", "3", "--timeout", "60", "--quiesced"]
        + ["--namespaces", "\(database).*", "--ledger", ledger, "--mismatches", rows],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], streams: streams, limit: .seconds(90))
    #expect(run.status == 1, "\(run.output.prefix(2000))")
    #expect(run.errors == "")
    let report = try run.report()
    #expect(report["verdict"].string == "NO-GO")
    let compared = try #require(report["documents"]["namespaces"].array.first)
    #expect(compared["gap"].string == nil, "\(compared)")
    #expect(try String(contentsOfFile: rows, encoding: .utf8).split(separator: "\n").count == 1)
    let proof = try await CommandLineRun.of(
      ["report", "prove", "--ledger", ledger, "--namespace", "\(database).many", "--partition", "0"])
    #expect(proof.status == 0, "\(proof.errors)")
  }

  @Test(arguments: [ProgramStreams.errorsWithoutReader, .errorsClosed])
  func `wrong usage keeps its status where nobody reads of it`(_ streams: ProgramStreams) async throws {
    let run = try await CommandLineRun.of(["check", "no-such-checklist"], streams: streams)
    #expect(run.status == 64 && run.everything.isEmpty, "\(run.everything)")
  }
}
