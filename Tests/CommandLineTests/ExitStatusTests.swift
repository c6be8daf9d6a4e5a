import ArgumentParser
import Foundation
import Glibc
import TestSupport
import Testing

@testable import mongosync_auditor

@Suite struct ExitStatusTests {
  @Test func `GO ends with 0, and nothing but the report is printed`() async throws {
    try await CleanClusters.with { clusters in
      let run = try await clusters.audit.attestingAllSteps().run()
      #expect(try run.report()["verdict"].string == "GO", "\(run.output.prefix(4_000))")
      #expect(run.status == 0)
      #expect(run.errors == "")
      var strict = try await clusters.audit.attestingAllSteps()
      strict.arguments += ["--skip", "reserved-databases"]
      #expect(try await strict.run().status == 2)
    }
  }

  @Test func `NO-GO ends with 1`() async throws {
    try await CleanClusters.with { clusters in
      try await clusters.destination.primary().insert("mongosync_reserved_for_internal_use.x", documents: ["{}"])
      let run = try await clusters.audit.run()
      #expect(run.status == 1)
      let report = try run.report()
      #expect(report["verdict"].string == "NO-GO")
      let item = report["items"].array.first { $0["id"].string == "reserved-databases" }
      #expect(item?["outcome"].string == "fail")
    }
  }

  @Test func `INCOMPLETE ends with 2`() async throws {
    var audit = try await Audit.ofSharedClusters()
    audit.arguments = ["--only", "destination-write-block-off"]
    let run = try await audit.run()
    #expect(run.status == 2)
    #expect(try run.report()["verdict"].string == "INCOMPLETE")
  }

  @Test func `a report that cannot be written ends with 70, and the other report is written`() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "full"), withDestinationPath: "/dev/full")
    var audit = try await Audit.ofSharedClusters()
    audit.arguments = ["--report", "markdown:\(folder.path(of: "full"))"]
    let run = try await audit.run()
    #expect(run.status == 70)
    #expect(run.errors.contains("The markdown report could not be written"))
    #expect(try run.report()["checklist"].string == "restart")
    // The device must have been written to, not replaced by a file.
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
    #expect(type == .typeCharacterSpecial)
  }

  @Test func `a folder that goes away during the run ends with 70`() async throws {
    let folder = try TemporaryFolder()
    let place = folder.path(of: "later")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
    let nobody = try SilentListener()
    var audit = Audit(nobody.connectionString, "mongodb://127.0.0.1:1")
    audit.arguments = ["--report", "html:\(place)/report.html"]
    audit.timeout = 12
    let run = try await audit.run { program in
      try nobody.waitUntilAsked()
      try FileManager.default.removeItem(atPath: place)
    }
    #expect(run.status == 70)
    #expect(run.errors.contains("The html report could not be written"))
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func `an interruption ends with 130 at once`(_ signal: String) async throws {
    let nobody = try SilentListener()
    var audit = Audit(nobody.connectionString, "mongodb://127.0.0.1:1")
    audit.timeout = 60
    let run = try await audit.run { program in
      try nobody.waitUntilAsked()
      program.send(signal)
    }
    #expect(run.status == 130)
    #expect(run.errors.contains("Interrupted; no report was made."))
    #expect(run.output == "")
    #expect(run.durationAfterSignal ?? .seconds(60) < .seconds(8))
  }

  /// Before anybody listens a signal ends the program, and afterwards the run; at no moment is it lost.
  @Test func `a signal that comes early is not lost`() async throws {
    let nobody = try SilentListener()
    var audit = Audit(nobody.connectionString, "mongodb://127.0.0.1:1")
    audit.timeout = 30
    for moment in stride(from: 0.0, through: 0.3, by: 0.01) {
      let run = try await audit.run { program in
        Thread.sleep(forTimeInterval: moment)
        program.send("TERM")
      }
      #expect(run.status == 130 || run.status == 128 + SIGTERM, "after \(moment) s: \(String(describing: run.status))")
      #expect(run.output == "")
    }
  }

  @Test func `an interruption ends a run whose server has stopped in its midst`() async throws {
    let server = try await MongodProcess.start()
    server.pause()
    // The one tells when the program is under way; the other listens still and answers no more.
    let nobody = try SilentListener()
    var audit = Audit(server.connectionString, nobody.connectionString)
    audit.timeout = 60
    let run = try await audit.run { program in
      try nobody.waitUntilAsked()
      program.send("INT")
    }
    server.resume()
    #expect(run.status == 130)
    #expect(run.durationAfterSignal ?? .seconds(60) < .seconds(8))
    await server.stop()
  }

  @Test func `an error that nobody foresaw is no verdict`() {
    let unforeseen: [any Error] = [
      DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "No.")), CocoaError(.fileReadUnknown),
      POSIXError(.EIO),
    ]
    for error in unforeseen { #expect(MongosyncAuditor.status(for: error) == ExitCode(70), "\(error)") }
    for status in [0, 1, 2, 70, 130] as [Int32] {
      #expect(MongosyncAuditor.status(for: ExitCode(status)) == ExitCode(status))
    }
    #expect(MongosyncAuditor.status(for: ValidationError("No.")) == ExitCode(64))
    #expect(MongosyncAuditor.status(for: CleanExit.message("Yes.")) == ExitCode(0))
  }
}
