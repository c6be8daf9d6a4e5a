import Foundation
import TestSupport
import Testing

/// `verify` as an operator runs it, on real servers.
@Suite struct VerifyTests {
  private func verify(
    _ source: ReplicaSet, _ destination: ReplicaSet, _ arguments: [String],
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "0", "--timeout", "60"] + arguments,
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(90), started: started)
  }

  private func outcomes(_ report: JSON) -> [String: String] {
    Dictionary(
      report["items"].array.compactMap { item in
        item["id"].string.flatMap { id in item["outcome"].string.map { (id, $0) } }
      }, uniquingKeysWith: { one, _ in one })
  }

  @Test func equalClustersThatBlockWritesAreGO() async throws {
    try await CleanClusters.with { clusters in
      for set in [clusters.source, clusters.destination] {
        try await set.primary().insert("shop.orders", count: 3000, sizeInBytes: 200)
        try await set.primary().run("shop", #"{"create": "empty"}"#)
        try await set.primary().run("admin", #"{"setUserWriteBlockMode": 1, "global": true}"#)
      }
      let run = try await verify(clusters.source, clusters.destination, [])
      #expect(run.status == 0, "\(run.everything)")
      let report = try run.report()
      #expect(report["verdict"].string == "GO")
      #expect(report["checklist"].string == "verify")
      #expect(outcomes(report)["same-documents"] == "pass")
      #expect(outcomes(report)["clusters-quiet"] == "pass")
      #expect(run.output.contains("shop.orders: 3000 documents, 600.0 kB, the same byte for byte."))
    }
  }

  @Test func differencesAreNOGOWithARowEach() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    let secret = "value-that-must-not-be-shown"
    try await source.primary().insert(
      "verify_differs.orders", documents: [#"{"_id": 1, "a": "\#(secret)"}"#, #"{"_id": 2}"#, #"{"_id": 3}"#])
    try await destination.primary().insert(
      "verify_differs.orders", documents: [#"{"_id": 1, "a": "other"}"#, #"{"_id": 3}"#, #"{"_id": 4}"#])
    let folder = try TemporaryFolder()
    let rows = folder.path(of: "rows.ndjson")
    let run = try await verify(
      source, destination, ["--namespaces", "verify_differs.*", "--mismatches", rows, "--quiesced"])
    #expect(run.status == 1, "\(run.everything)")
    let report = try run.report()
    #expect(outcomes(report)["same-documents"] == "fail")
    #expect(outcomes(report)["clusters-quiet"] == "pass")
    let item = try #require(report["items"].array.first { $0["id"].string == "same-documents" })
    let explanation = try #require(item["findings"][0]["explanation"].string)
    #expect(explanation.contains("Among them, by _id: "))
    for id in [1, 2, 4] { #expect(explanation.contains(#"{ "$numberInt" : "\#(id)" }"#), "\(explanation)") }
    #expect(!explanation.contains(secret))
    let text = try String(contentsOfFile: rows, encoding: .utf8)
    let lines = try text.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(Set(lines.compactMap { $0["kind"].string }) == ["missing", "extra", "differs"])
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0["namespace"].string == "verify_differs.orders" })
    #expect(!(run.everything + text).contains(secret))
  }

  /// Nobody writes, and the oplogs prove it.
  @Test func openClustersAreGOWhileTheirOplogsAreStill() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("verify_open.orders", count: 10, sizeInBytes: 100)
      try await set.primary().insert("verify_open.left", count: set === source ? 5 : 1, sizeInBytes: 100)
    }
    let arguments = [
      "--namespaces", "/^verify_open[.]/", "--exclude", "verify_open.l*", "--attest", "verified-scope=Ada",
    ]
    let open = try await verify(source, destination, arguments)
    #expect(open.status == 0, "\(open.everything)")
    #expect(outcomes(try open.report())["clusters-quiet"] == "pass")
    let vouched = try await verify(source, destination, arguments + ["--quiesced"])
    #expect(vouched.status == 0, "\(vouched.everything)")
    #expect(try vouched.report()["verdict"].string == "GO")
  }

  /// A write while documents are compared leaves the verdict open, even where somebody vouched that none would come.
  @Test func aWriteMeanwhileIsIncompleteWhateverWasVouchedFor() async throws {
    let (source, destination) = try await SharedServers.filledPair()
    for set in [source, destination] {
      try await set.primary().insert("verify_moving.orders", count: 10, sizeInBytes: 100)
    }
    try await source.primary().insert("verify_moving.orders", documents: [#"{"_id": "more"}"#])
    let admin = try source.primary()
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "10", "--timeout", "60", "--quiesced", "--progress", "json"]
        + ["--namespaces", "verify_moving.*"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(90)
    ) { program in
      try program.waitUntilItTells(#""waiting":1"#)
      try admin.insert("verify_moving.orders", documents: [#"{"at": 1}"#])
    }
    #expect(run.status == 1, "one document was missing all the time: \(run.everything)")
    let quiet = try #require(try run.report()["items"].array.first { $0["id"].string == "clusters-quiet" })
    #expect(quiet["outcome"].string == "unknown", "\(quiet)")
    #expect(run.output.contains("The source was written to while documents were compared: verify_moving.orders"))
  }

  /// To Swift both names are the same text; grouped by it, one of the two would never be looked at.
  @Test func aNameInTwoSpellingsIsTwoCollections() async throws {
    try await CleanClusters.with { clusters in
      let names = ["shop.caf\u{E9}", "shop.cafe\u{301}"]
      for name in names { try await clusters.source.primary().insert(name, documents: [#"{"_id": 1}"#]) }
      try await clusters.destination.primary().insert(names[0], documents: [#"{"_id": 1}"#])
      for missing in [true, false] {
        if !missing { try await clusters.destination.primary().insert(names[1], documents: [#"{"_id": 1}"#]) }
        let run = try await verify(clusters.source, clusters.destination, ["--quiesced"])
        #expect(run.status == (missing ? 1 : 0), "\(run.everything)")
        let report = try run.report()
        #expect(outcomes(report)["same-namespaces"] == (missing ? "fail" : "pass"))
        #expect(report["documents"]["namespaces"].array.count == 2)
      }
    }
  }

  @Test func anUnreachableClusterIsIncomplete() async throws {
    let source = try await SharedServers.filledPair().source
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--timeout", "5"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": "mongodb://127.0.0.1:1/?directConnection=true",
      ])
    #expect(run.status == 2, "\(run.everything)")
    #expect(outcomes(try run.report())["same-documents"] == "unknown")
  }

  @Test(arguments: ["INT", "TERM", "HUP"])
  func anInterruptedRunStillReports(_ signal: String) async throws {
    let (source, destination) = try await SharedServers.filledPair()
    let database = "verify_ended_by_\(signal)"
    try await source.primary().insert("\(database).orders", documents: [#"{"_id": 1}"#])
    let folder = try TemporaryFolder()
    let rows = folder.path(of: "rows.ndjson")
    let arguments = [
      "--namespaces", "\(database).*", "--recheck-delay", "60", "--progress", "json", "--mismatches", rows,
    ]
    let run = try await verify(source, destination, arguments) { program in
      try program.waitUntilItTells(#""waiting":1"#)
      program.send(signal)
    }
    #expect(run.status == 130, "\(run.everything)")
    #expect(run.durationAfterSignal ?? .seconds(60) < .seconds(20))
    let report = try run.report()
    #expect(report["verdict"].string != "GO")
    #expect(outcomes(report)["same-documents"] == "unknown")
    #expect(run.errors.contains("Interrupted; the report says what was compared until then."))
    #expect(try String(contentsOfFile: rows, encoding: .utf8).isEmpty, "nothing was found twice")
  }

  @Test func comparingIsNothingButReading() async throws {
    var options = ReplicaSetOptions()
    options.server.logsEveryCommand = true
    try await CleanClusters.with(options) { clusters in
      for set in [clusters.source, clusters.destination] {
        try await set.primary().insert("shop.orders", count: 2000, sizeInBytes: 500)
      }
      try await clusters.source.primary().insert("shop.orders", documents: [#"{"_id": "more"}"#])
      let before = try await [ServerState(clusters.source), ServerState(clusters.destination)]
      for method in ["bytes", "digest", "dbhash", "counts"] {
        let run = try await verify(clusters.source, clusters.destination, ["--quiesced", "--method", method])
        #expect(run.status == 1, "\(method): \(run.everything)")
      }
      for (set, earlier) in zip([clusters.source, clusters.destination], before) {
        let names = Set(LoggedCommand.all(in: set.members[0].logText).map(\.name))
        #expect(names.subtracting(ReadOnlyProofTests.allowed) == ["dbHash"], "\(names)")
        #expect(names.contains("find"))
        let later = try await ServerState(set)
        #expect(later.writeCommands == earlier.writeCommands)
        let written = try await ServerState.entries(of: set, after: earlier.lastOplogTime)
        #expect(written.allSatisfy { $0.isHousekeeping }, "\(written)")
      }
    }
  }
}
