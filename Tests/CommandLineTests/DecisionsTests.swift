import Foundation
import TestSupport
import Testing

/// Decisions on a failure that two real clusters show.
@Suite struct DecisionsTests {
  private static func waiver(namespace: String, until: String) -> String {
    """
    waivers:
      - check: reserved-databases
        namespace: "\(namespace)"
        reason: It is another migration's.
        by: Ada Moreno
        until: \(until)
    attestations:
      - {step: mongosync-stopped, by: Bo, at: 2026-03-01T02:00:00Z}
      - {step: confirm-destination, by: Bo, at: 2026-03-01T02:05:00Z, note: CHG-1}

    """
  }

  @Test func `a waived failure lets the migration go on until the waiver ends`() async throws {
    let folder = try TemporaryFolder()
    try await CleanClusters.with { clusters in
      try await clusters.destination.primary().insert("mongosync_reserved_for_internal_use.x", documents: ["{}"])
      var audit = clusters.audit
      let whole = try folder.write(Self.waiver(namespace: "mongosync_*", until: "2999-12-31"), to: "whole.yaml")
      audit.arguments = ["--decisions", whole, "--report", "terminal:\(folder.path(of: "report.txt"))"]
      let accepted = try await audit.run()
      let report = try accepted.report()
      #expect(accepted.status == 0, "\(accepted.output.prefix(4_000))")
      #expect(accepted.errors == "")
      #expect(report["verdict"].string == "GO")
      #expect(report["validUntil"].string ?? "" > report["seenAt"].string ?? "")
      #expect(report["decisions"]["waivers"].array.map { $0["by"].string } == ["Ada Moreno"])
      let item = report["items"].array.first { $0["id"].string == "reserved-databases" }
      #expect(item?["outcome"].string == "waived")
      #expect(report["items"].array.last?["id"].string == "decisions")
      #expect(report["items"].array.last?["outcome"].string == "pass")
      let text = try String(contentsOfFile: folder.path(of: "report.txt"), encoding: .utf8)
      #expect(text.hasPrefix("GO with 1 waiver: "))
      #expect(text.contains("Waived by Ada Moreno until 2999-12-31T00:00:00Z"))
      #expect(text.contains("Attested by Bo at 2026-03-01T02:05:00Z: CHG-1"))

      for (namespace, until) in [("mongosync_*", "2020-01-01"), ("shop", "2999-12-31")] {
        let file = try folder.write(Self.waiver(namespace: namespace, until: until), to: "other.yaml")
        audit.arguments = ["--decisions", file]
        let refused = try await audit.run()
        #expect(refused.status == 1)
        #expect(try refused.report()["items"].array.last?["outcome"].string == "warn")
      }
    }
  }

  @Test func `a waiver that fits nothing names the nearest namespaces`() async throws {
    let folder = try TemporaryFolder()
    try await CleanClusters.with { clusters in
      let reserved = "mongosync_reserved_for_internal_use"
      for name in ["\(reserved).x", "shop.caf\u{E9}", "shop.orders"] {
        try await clusters.destination.primary().insert(name, documents: ["{}"])
      }
      var audit = clusters.audit
      for (namespace, words) in [
        ("Mongosync_reserved_for_internal_use", "nearest: \(reserved)"), ("orders", "nearest: shop.orders"),
        ("shop.cafe\u{301}", "nearest: shop.caf\u{E9} (the same letters in another Unicode form)"),
        ("\(reserved) ", "no namespace was seen that matches \"\(reserved) \"; nearest: \(reserved)"),
      ] {
        let file = try folder.write(Self.waiver(namespace: namespace, until: "2999-12-31"), to: "other.yaml")
        audit.arguments = ["--decisions", file, "--report", "terminal:\(folder.path(of: "report.txt"))"]
        let run = try await audit.run()
        #expect(run.status == 1, "\(run.everything)")
        let line = try run.report()["items"].array.last
        #expect(line?["outcome"].string == "warn")
        #expect(line?["summary"].string?.contains(words) == true, "\(line?["summary"].string ?? "")")
        let text = try String(contentsOfFile: folder.path(of: "report.txt"), encoding: .utf8)
        #expect(text.contains("nearest:"), "\(text)")
      }
    }
  }

  @Test func `a waiver of lost documents holds up to its bound, and stands under the seal`() async throws {
    let folder = try TemporaryFolder()
    let formats = ["terminal", "markdown", "html", "junit", "csv", "json"]
    try await CleanClusters.with { clusters in
      try await clusters.source.primary().insert("shop.a", count: 5, sizeInBytes: 100)
      try await clusters.destination.primary().insert("shop.a", count: 2, sizeInBytes: 100)
      for (bound, words, status) in [
        ("max: 3", "covers at most 3 documents", Int32(0)), ("max: 2", "covers at most 2 documents, and not the 3", 1),
        ("namespace: shop.a", "covers any number of documents", 0),
      ] {
        let file = try folder.write(
          "waivers:\n- {check: same-documents, \(bound), reason: R, by: Ada, until: 2999-12-31}\n", to: "bound.yaml")
        let run = try await CommandLineRun.of(
          ["verify", "--quiesced", "--recheck-delay", "0", "--timeout", "60", "--decisions", file]
            + formats.flatMap { ["--report", "\($0):\(folder.path(of: $0))"] },
          environment: [
            "MONGOSYNC_AUDITOR_SOURCE": clusters.source.connectionString,
            "MONGOSYNC_AUDITOR_DESTINATION": clusters.destination.connectionString,
          ], limit: .seconds(90))
        #expect(run.status == status, "\(run.everything)")
        for format in formats where format != "json" || status == 1 {
          let text = try String(contentsOfFile: folder.path(of: format), encoding: .utf8)
            .replacing(/\s+/, with: " ")
          #expect(text.contains(words) || format == "csv" && status == 1, "\(format): \(text.prefix(3_000))")
        }
        guard bound == "max: 3" else { continue }
        let report = try JSON(parsing: try String(contentsOfFile: folder.path(of: "json"), encoding: .utf8))
        #expect(report["decisions"]["waivers"].array.map { $0["counts"].string } == ["documents"])
        let keys = (folder.path(of: "private.pem"), folder.path(of: "public.pem"))
        for arguments in [
          ["keygen", "--private-key", keys.0, "--public-key", keys.1],
          ["sign", "--key", keys.0, folder.path(of: "json")],
        ] { #expect(try await CommandLineRun.of(["report"] + arguments).status == 0) }
        let verify = ["report", "verify", "--public-key", keys.1, folder.path(of: "json.dsse.json")]
        #expect(try await CommandLineRun.of(verify).status == 0)
        let text = try String(contentsOfFile: folder.path(of: "json"), encoding: .utf8)
        #expect(text.contains("\"max\": 3"))
        _ = try folder.write(text.replacing("\"max\": 3", with: "\"max\": 4"), to: "json")
        let changed = try await CommandLineRun.of(verify)
        #expect(changed.status == 1, "\(changed.everything)")
      }
    }
  }

  @Test func `a decisions file that cannot be used is wrong usage`() async throws {
    let folder = try TemporaryFolder()
    let two = ["--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2"]
    let missing = try await CommandLineRun.of(["check", "restart", "--decisions", "/no/such/file"] + two)
    #expect(missing.status == 64)
    #expect(missing.errors.contains("The decisions file /no/such/file cannot be read"))
    let file = try folder.write("waivers:\n- {check: no-such-check}", to: "decisions.yaml")
    let wrong = try await CommandLineRun.of(["check", "restart", "--decisions", file] + two)
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("\(file) cannot be used. Line 2: check of a waiver names no-such-check"))
  }
}
