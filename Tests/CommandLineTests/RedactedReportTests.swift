import Foundation
import TestSupport
import Testing

/// Reports that are to leave the house: no name is in any of them, and whoever has the map can read them back.
@Suite struct RedactedReportTests {
  private static let names = ["retail", "shopware", "orderbook", "quantityheld", "placedon", "lastindex", "buyerview"]
  private static let hosts = ["127.0.0.1", "retailset"]
  private static let formats = ["terminal", "markdown", "html", "json", "junit", "csv"]

  private struct Scene {
    let clusters: CleanClusters
    let folder: TemporaryFolder

    func run(_ name: String, _ command: [String]) async throws -> CommandLineRun {
      try await CommandLineRun.of(
        command + ["--timeout", "60"]
          + RedactedReportTests.formats.flatMap { ["--report", "\($0):\(folder.path(of: "\(name).\($0)"))"] },
        environment: [
          "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString,
          "MONGOSYNC_AUDITOR_DESTINATION": clusters.destination.connectionString,
        ], limit: .seconds(120))
    }

    func text(_ file: String) throws -> String { try String(contentsOfFile: folder.path(of: file), encoding: .utf8) }
  }

  private func withScene(_ body: (Scene) async throws -> Void) async throws {
    try await CleanClusters.with(ReplicaSetOptions(name: "retailset")) { clusters in
      for (set, quantity) in [(clusters.source, "1"), (clusters.destination, "1.5")] {
        let primary = try set.primary()
        try await primary.insert(
          "shopware.orderbook",
          documents: [#"{"_id": 1, "quantityheld": {"placedon": \#(quantity)}}"#, #"{"_id": 2, "quantityheld": 2}"#])
        let index = #"[{"key": {"quantityheld": 1}, "name": "lastindex"}]"#
        try await primary.run("shopware", #"{"createIndexes": "orderbook", "indexes": \#(index)}"#)
        try await primary.run("shopware", #"{"create": "buyerview", "viewOn": "orderbook", "pipeline": []}"#)
      }
      try await body(Scene(clusters: clusters, folder: try TemporaryFolder()))
    }
  }

  @Test func `no name is in any format, whatever is asked`() async throws {
    try await withScene { scene in
      for (name, command) in [
        ("preflight", ["check", "preflight", "--sample", "10", "--redact", "all"]),
        ("post-cutover", ["check", "post-cutover", "--redact", "all"]),
        ("verify", ["verify", "--recheck-delay", "0", "--quiesced", "--redact", "all"]),
      ] {
        let run = try await scene.run(name, command)
        #expect(run.status == 1 || run.status == 2, "\(run.everything)")
        for format in Self.formats {
          let text = try scene.text("\(name).\(format)").lowercased()
          for hidden in Self.names + Self.hosts { #expect(!text.contains(hidden), "\(hidden) in \(name).\(format)") }
          #expect(format == "csv" || format == "junit" || text.contains("--redact left them out"))
        }
      }
    }
  }

  @Test func `the outcomes are those with names`() async throws {
    try await withScene { scene in
      for (name, command) in [
        ("preflight", ["check", "preflight", "--sample", "10", "--skip", "destination-disk"]),
        ("verify", ["verify", "--recheck-delay", "0", "--quiesced"]),
      ] {
        _ = try await scene.run("open", command)
        _ = try await scene.run("closed", command + ["--redact", "all"])
        let reports = try ["open", "closed"].map { try JSON(parsing: try scene.text("\($0).json")) }
        let outcomes = reports.map { $0["items"].array.map { [$0["id"].string, $0["outcome"].string] } }
        #expect(outcomes[0] == outcomes[1], "\(name)")
        let compared = reports.map { $0["documents"]["namespaces"].array.map { $0["mismatches"] } }
        #expect(compared[0] == compared[1])
      }
    }
  }

  @Test func `names or hosts alone are hidden, and the map reads them back`() async throws {
    try await withScene { scene in
      let key = try scene.folder.write(String(repeating: "k", count: 32), to: "key")
      let map = scene.folder.path(of: "map.json")
      let verify = ["verify", "--recheck-delay", "0", "--quiesced"]
      _ = try await scene.run("open", verify)
      _ = try await scene.run("hosts", verify + ["--redact", "hosts"])
      let run = try await scene.run("names", verify + ["--redact", "names", "--redact-key", key, "--redact-map", map])
      #expect(run.status == 1, "\(run.everything)")
      for format in Self.formats {
        let (hosts, names) = (try scene.text("hosts.\(format)"), try scene.text("names.\(format)"))
        for hidden in Self.hosts { #expect(!hosts.contains(hidden), "\(hidden) in \(format)") }
        for hidden in Self.names where hidden != "retail" { #expect(!names.contains(hidden), "\(hidden) in \(format)") }
        #expect(hosts.contains("shopware.orderbook") || format == "junit" || format == "csv")
        #expect(names.contains("127.0.0.1") || format == "csv")
      }
      let attributes = try FileManager.default.attributesOfItem(atPath: map)
      #expect((attributes[.posixPermissions] as? Int) == 0o600)
      let revealed = try await CommandLineRun.of(
        ["report", "reveal", "--map", map, scene.folder.path(of: "names.markdown")])
      #expect(revealed.status == 0 && revealed.output.contains("shopware.orderbook"), "\(revealed.everything)")
      #expect(revealed.output.contains("quantityheld.placedon"))
      let again = try await scene.run("again", verify + ["--redact", "names", "--redact-key", key])
      #expect(again.status == 1)
      let fingerprints = try ["names", "again"].map { name in
        try JSON(parsing: try scene.text("\(name).json"))["documents"]["namespaces"].array.map { $0["namespace"] }
      }
      #expect(fingerprints[0] == fingerprints[1] && !fingerprints[0].isEmpty)
    }
  }

  @Test func `what cannot be redacted is wrong usage`() async throws {
    let folder = try TemporaryFolder()
    let two = ["--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2"]
    let decisions = try folder.write(
      "waivers:\n  - check: capped-collections\n    namespace: shop.log*\n    reason: r\n    by: b\n    until: 2999-01-01\n",
      to: "decisions.yaml")
    let plan = try folder.write(
      "includeNamespaces:\n  - databaseRegex:\n      pattern: \"^a\"\n", to: "plan.yaml")
    let watched = ["check", "cutover", "--watch", "--mongosync", "http://127.0.0.1:1", "--redact", "all"]
    for (arguments, message) in [
      (["check", "preflight", "--redact", "some"], "'some' is invalid"),
      (["check", "preflight", "--redact-map", "m"], "only with --redact"),
      (["check", "preflight", "--redact", "all", "--redact-map", decisions], "is not overwritten"),
      (["check", "preflight", "--redact", "all", "--decisions", decisions], "fits no fingerprint"),
      (["verify", "--redact", "names", "--plan", plan], "regular expressions"),
      (watched, "--watch shows names"),
    ] {
      let run = try await CommandLineRun.of(arguments + two)
      #expect(run.status == 64 && run.errors.contains(message), "\(run.everything)")
    }
  }
}
