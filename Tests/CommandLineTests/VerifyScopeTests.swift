import TestSupport
import Testing

/// What `verify` does not compare stands in its report, and leaves its verdict open unless the operator answers for it.
@Suite struct VerifyScopeTests {
  private func verify(_ clusters: CleanClusters, _ arguments: [String]) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "0", "--timeout", "60"] + arguments,
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": clusters.destination.connectionString,
      ], limit: .seconds(90))
  }

  private func scope(_ run: CommandLineRun) throws -> JSON {
    try run.report()["items"].array.first { $0["id"].string == "verified-scope" } ?? .null
  }

  private func fill(_ clusters: CleanClusters) async throws {
    for set in [clusters.source, clusters.destination] {
      let admin = try set.primary()
      for name in ["a", "b", "c"] { try await admin.insert("shop.\(name)", documents: [#"{"_id": 1}"#]) }
    }
    try await clusters.source.primary().insert("shop.b", documents: [#"{"_id": 2}"#])
  }

  @Test func aPatternThatFitsNothingLeavesTheVerdictOpenAndNamesTheNearest() async throws {
    try await CleanClusters.with { clusters in
      try await fill(clusters)
      for arguments in [
        ["--namespaces", "shop.a", "--namespaces", "shop.typo"], ["--namespaces", "Shop.a"], ["--exclude", "shp.*"],
        ["--namespaces", "shop.a", "--exclude", "shop.x?"], ["--namespaces", "/^shopp/"],
      ] {
        let run = try await verify(clusters, arguments)
        #expect(run.status != 0, "\(arguments): \(run.everything)")
        let item = try scope(run)
        #expect(item["outcome"].string == "unknown", "\(item)")
        #expect("\(item)".contains("No collection matches \(arguments[arguments.count - 2]) \(arguments.last ?? "")"))
      }
      #expect("\(try scope(try await verify(clusters, ["--exclude", "shp.a"])))".contains("nearest: shop.a"))
    }
  }

  @Test func whatIsLeftOutIsNamedAndAttested() async throws {
    try await CleanClusters.with { clusters in
      try await fill(clusters)
      let open = try await verify(clusters, ["--namespaces", "shop.a", "--quiesced"])
      #expect(open.status == 2, "\(open.everything)")
      let named = "\(try scope(open))"
      #expect(named.contains("shop.b was not compared: no --namespaces names it."), "\(named)")
      #expect(named.contains("shop.c"))
      let attested = try await verify(
        clusters, ["--namespaces", "shop.a", "--quiesced", "--attest", "verified-scope=Ada:b and c are rebuilt"])
      #expect(attested.status == 0, "\(attested.everything)")
      let plan = try attested.report()["plan"]
      #expect("\(plan)".contains("--namespaces") && "\(plan)".contains("--quiesced"), "\(plan)")
      let terminal = try await CommandLineRun.of(
        ["verify", "--recheck-delay", "0", "--exclude", "shop.b"],
        environment: [
          "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString,
          "MONGOSYNC_AUDITOR_DESTINATION": clusters.destination.connectionString,
        ])
      #expect(terminal.output.contains("INCOMPLETE for 2 of 3 collections"), "\(terminal.everything)")
    }
  }

  @Test func entriesInPassingAreNamedAndNotCompared() async throws {
    try await CleanClusters.with { clusters in
      for set in [clusters.source, clusters.destination] {
        try await set.primary().insert("shop.a", documents: [#"{"_id": 1}"#])
      }
      let admin = try clusters.source.primary()
      try await admin.run("shop", #"{"create": "times", "timeseries": {"timeField": "t"}}"#)
      for operation in [
        #"{"op": "c", "ns": "shop.$cmd", "o": {"create": "tmp.agg_out.1", "temp": true}}"#,
        #"{"op": "d", "ns": "shop.system.views", "o": {"_id": "shop.times"}}"#,
      ] {
        try await admin.run("admin", #"{"applyOps": [\#(operation)]}"#)
      }
      let run = try await verify(clusters, ["--quiesced"])
      #expect(run.status == 2, "\(run.everything)")
      #expect("\(try scope(run))".contains("shop.tmp.agg_out.1 was not compared: it is the temporary collection"))
      let items = try run.report()["items"].array
      let namespaces = try #require(items.first { $0["id"].string == "same-namespaces" })
      #expect(namespaces["outcome"].string == "warn", "\(namespaces)")
      #expect("\(namespaces)".contains("shop.system.buckets.times"))
      #expect(items.first { $0["id"].string == "same-documents" }?["outcome"].string == "pass")
    }
  }

  @Test func oneClusterUnderTwoNamesIsRefused() async throws {
    try await CleanClusters.with { clusters in
      let run = try await CommandLineRun.of(
        ["verify", "--timeout", "60"],
        environment: [
          "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString,
          "MONGOSYNC_AUDITOR_DESTINATION":
            clusters.source.connectionString.replacing("127.0.0.1", with: "localhost"),
        ])
      #expect(run.status == 64, "\(run.everything)")
      #expect(run.everything.contains("are the same cluster"), "\(run.everything)")
    }
  }

  @Test func documentsInTheServersOwnDatabasesAreNamed() async throws {
    try await CleanClusters.with { clusters in
      try await fill(clusters)
      for name in ["admin.invoices", "config.myapp"] {
        try await clusters.source.primary().insert(name, documents: [#"{"_id": 1}"#])
      }
      // Retryable writes are not for what is not replicated.
      try await clusters.source.primary().run("local", #"{"create": "cache"}"#)
      let run = try await verify(clusters, ["--exclude", "shop.b"])
      let named = "\(try scope(run))"
      for name in ["admin.invoices", "config.myapp", "local.cache"] {
        #expect(named.contains("\(name) was not compared: it is in a database of the server"), "\(named)")
      }
      #expect(!named.contains("startup_log") && !named.contains("oplog.rs") && !named.contains("config.transactions"))
    }
  }

  @Test func aSampleComparesTheCountsAsWell() async throws {
    try await CleanClusters.with { clusters in
      for (set, count) in [(clusters.source, 21_135), (clusters.destination, 20_052)] {
        try await set.primary().insert("shop.orders", count: count, sizeInBytes: 300)
      }
      let run = try await verify(clusters, ["--sample", "1", "--quiesced"])
      #expect(run.status == 1, "\(run.everything)")
      #expect(run.output.contains("The source counts 21135 documents and the destination 20052"))
    }
  }
}
