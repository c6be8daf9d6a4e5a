import Foundation
import TestSupport
import Testing

/// What an operator may choose about a comparison, on real servers.
@Suite struct VerifyMethodTests {
  private func verify(
    _ database: String, _ arguments: [String], _ pair: (source: ReplicaSet, destination: ReplicaSet)
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--recheck-delay", "0", "--timeout", "60"]
        + ["--namespaces", "\(database).*", "--attest", "verified-scope=Ada"] + arguments,
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": pair.source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": pair.destination.connectionString,
      ], limit: .seconds(90))
  }

  private func namespace(_ run: CommandLineRun) throws -> JSON { try run.report()["documents"]["namespaces"][0] }

  @Test func eachMethodIsToldWithWhatItCannotSee() async throws {
    let pair = try await SharedServers.filledPair()
    for set in [pair.source, pair.destination] {
      try await set.primary().insert("verify_methods.orders", count: 500, sizeInBytes: 100)
    }
    for (method, level, outcome) in [
      ("auto", 3, "pass"), ("bytes", 3, "pass"), ("dbhash", 2, "pass"), ("digest", 1, "warn"), ("counts", 0, "warn"),
    ] {
      let run = try await verify("verify_methods", ["--method", method, "--quiesced"], pair)
      #expect(run.status == 0, "\(method): \(run.everything.prefix(3000))")
      let namespace = try namespace(run)
      #expect(namespace["method"].string == (method == "auto" ? "bytes" : method))
      #expect(namespace["level"].int == level)
      #expect(namespace["source"]["documents"].int == 500)
      let item = try run.report()["items"].array.first { $0["id"].string == "same-documents" }
      #expect(item?["outcome"].string == outcome, "\(method)")
    }
  }

  @Test func hashingThatLocksIsRefusedWhereApplicationsMayWrite() async throws {
    let pair = try await SharedServers.filledPair()
    let run = try await verify("verify_locking", ["--method", "dbhash"], pair)
    #expect(run.status == 64, "\(run.everything)")
    #expect(run.errors.contains("locks each collection"), "\(run.errors)")
    #expect(run.errors.contains("--quiesced"))
  }

  @Test(arguments: [
    (["--sample", "0"], "--sample must be above 0"), (["--sample", "5", "--method", "digest"], "--method bytes only"),
    (["--ignore-field-order", "--method", "dbhash"], "--method bytes only"),
    (["--compressors", "gzip"], "zstd, snappy and zlib"), (["--read-preference", "fastest"], "secondaryPreferred"),
    (["--method", "guess"], "guess"), (["--progress", "loud"], "loud"),
  ])
  func whatCannotBeChosenIsRefused(_ arguments: [String], _ told: String) async throws {
    let run = try await CommandLineRun.of(
      ["verify", "--source", "mongodb://a.example/", "--destination", "mongodb://b.example/"] + arguments)
    #expect(run.status == 64, "\(run.everything)")
    #expect(run.errors.contains(told), "\(run.errors)")
  }

  @Test func valuesAreInTheRowsOnlyWhereTheyWereAskedFor() async throws {
    let pair = try await SharedServers.filledPair()
    try await pair.source.primary().insert(
      "verify_values.a", documents: [#"{"_id": 1, "card": "quiet 4111"}"#, #"{"_id": 2, "card": "quiet 4111"}"#])
    try await pair.destination.primary().insert(
      "verify_values.a", documents: [#"{"_id": 1, "card": "quiet 4222"}"#, #"{"_id": 2, "card": "quiet 4333"}"#])
    let folder = try TemporaryFolder()
    let file = folder.path(of: "rows.ndjson")
    let hidden = try await verify("verify_values", ["--mismatches", file, "--compressors", "zlib"], pair)
    #expect(hidden.status == 1, "\(hidden.everything)")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(!(text + hidden.everything).contains("quiet 4111") && !text.contains("quiet 4222"))
    let prints = try text.split(separator: "\n").map {
      try JSON(parsing: String($0))["paths"][0]["source"]["fingerprint"].string
    }
    #expect(prints.count == 2 && prints[0] == prints[1] && prints[0]?.count == 32, "\(prints)")
    let shown = try await verify("verify_values", ["--mismatches", file, "--show-values"], pair)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains(#""value":"quiet 4222""#))
    #expect(!shown.output.contains("quiet 4222"), "a report never shows them")
  }

  @Test func whatNoMemberMayGiveIsAGap() async throws {
    let pair = try await SharedServers.filledPair()
    for set in [pair.source, pair.destination] {
      try await set.primary().insert("verify_members.a", documents: [#"{"_id": 1}"#])
    }
    let run = try await verify("verify_members", ["--read-preference", "secondary", "--timeout", "20"], pair)
    #expect(run.status == 2, "neither set has a secondary: \(run.everything.prefix(3000))")
  }

  @Test func machinesAreToldHowFarItIs() async throws {
    let pair = try await SharedServers.filledPair()
    for set in [pair.source, pair.destination] {
      try await set.primary().insert("verify_progress.a", documents: [#"{"_id": 1}"#])
    }
    let run = try await verify("verify_progress", ["--progress", "json"], pair)
    #expect(run.status == 0, "\(run.everything)")
    let last = try #require(run.errors.split(separator: "\n").last { $0.hasPrefix("{") })
    let progress = try JSON(parsing: String(last))
    #expect(progress["event"].string == "progress")
    #expect(progress["finishedNamespaces"].int == 1)
    #expect(progress["documents"].int == 2)
  }
}
