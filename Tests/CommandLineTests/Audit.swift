import Foundation
import TestSupport

/// One `check` with a JSON report on standard output.
struct Audit: Sendable {
  var checklist = "restart"
  let source: String
  let destination: String
  var arguments: [String] = []
  var timeout = 20

  init(_ source: String, _ destination: String) {
    self.source = source
    self.destination = destination
  }

  /// Two clusters without access control that all tests share.
  static func ofSharedClusters() async throws -> Audit {
    let (source, destination) = try await SharedServers.unwrittenPair()
    return Audit(source.connectionString, destination.connectionString)
  }

  /// Runs it, the connection strings in the environment.
  func run(
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["check", checklist, "--report", "json", "--timeout", "\(timeout)"] + arguments,
      environment: ["MONGOSYNC_AUDITOR_SOURCE": source, "MONGOSYNC_AUDITOR_DESTINATION": destination],
      limit: .seconds(timeout + 20), started: started)
  }

  /// A checklist of which everything passes once the steps are attested and what cannot pass here is left out.
  func attestingAllSteps() async throws -> Audit {
    let items = try await run().report()["items"].array
    var audit = self
    for item in items {
      guard let id = item["id"].string else { continue }
      if item["outcome"].string == "manual" { audit.arguments += ["--attest", "\(id)=tester:done"] }
    }
    return audit
  }
}
