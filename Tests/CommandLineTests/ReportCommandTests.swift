import Foundation
import TestSupport
import Testing

/// What is done with a report that a run wrote.
@Suite struct ReportCommandTests {
  private static let texts = ["terminal", "markdown", "html", "json", "junit", "csv"]

  private func reports(_ name: String, _ folder: TemporaryFolder) -> [String] {
    Self.texts.flatMap { ["--report", "\($0):\(folder.path(of: "\(name).\($0)"))"] }
  }

  @Test func `render writes what the run itself wrote`() async throws {
    let folder = try TemporaryFolder()
    var audit = try await Audit.ofSharedClusters()
    audit.checklist = "preflight"
    audit.arguments = ["--label", "ticket=CHG1", "--label", "ticket=CHG2"] + reports("live", folder)
    // Another report on standard output would be one too many: this one is of the files alone.
    let run = try await CommandLineRun.of(
      ["check", "preflight", "--timeout", "40"] + audit.arguments,
      environment: ["MONGOSYNC_AUDITOR_SOURCE": audit.source, "MONGOSYNC_AUDITOR_DESTINATION": audit.destination])
    #expect(run.status == 1 || run.status == 2, "\(run.everything)")
    let later = try await CommandLineRun.of(
      ["report", "render", folder.path(of: "live.json")] + reports("later", folder))
    #expect(later.status == 0, "\(later.everything)")
    for format in Self.texts {
      let pair = try ["live", "later"].map { try Data(contentsOf: URL(filePath: folder.path(of: "\($0).\(format)"))) }
      #expect(pair[0] == pair[1], "\(format)")
      #expect(!pair[0].isEmpty)
    }
  }

  @Test func `compare tells what got worse and ends with 1`() async throws {
    let folder = try TemporaryFolder()
    // On clusters of their own: what other tests do to the shared ones would be a change, too.
    let (better, worse) = try await CleanClusters.with { clusters in
      (
        try folder.write(try await clusters.audit.attestingAllSteps().run().output, to: "better.json"),
        try folder.write(try await clusters.audit.run().output, to: "worse.json")
      )
    }
    let same = try await CommandLineRun.of(["report", "compare", worse, worse])
    #expect(same.status == 0 && same.output.hasPrefix("NOT WORSE: nothing changed"), "\(same.everything)")
    let back = try await CommandLineRun.of(["report", "compare", better, worse, "--report", "json"])
    #expect(back.status == 1)
    let change = try #require(
      try back.report()["changes"].array.first { $0["subject"].string == "confirm-destination" })
    #expect(change["was"].string == "attested" && change["now"].string == "MANUAL")
    let forth = try await CommandLineRun.of(["report", "compare", worse, better, "--report", "markdown"])
    #expect(forth.status == 0 && forth.output.contains("## Better"), "\(forth.everything)")
  }

  @Test func `a PDF is printed where a browser is installed`() async throws {
    let folder = try TemporaryFolder()
    let json = try folder.write(try await Audit.ofSharedClusters().run().output, to: "report.json")
    let place = folder.path(of: "report.pdf")
    let run = try await CommandLineRun.of(["report", "render", json, "--report", "pdf:\(place)"], limit: .seconds(120))
    #expect(run.status == 0, "\(run.everything)")
    #expect(try Data(contentsOf: URL(filePath: place)).starts(with: Data("%PDF-".utf8)))
    let bare = try await CommandLineRun.of(
      ["report", "render", json, "--report", "pdf:\(place)2"], environment: ["PATH": folder.path])
    #expect(bare.status == 64 && bare.errors.contains("printed by Chromium or WeasyPrint"), "\(bare.everything)")
  }

  @Test func `what is no report of this program is wrong usage`() async throws {
    let folder = try TemporaryFolder()
    let json = try await Audit.ofSharedClusters().run().output
    let good = try folder.write(json, to: "good.json")
    let changed = try folder.write(json.replacing("\"GO\"", with: "\"NO-GO\"") + " ", to: "changed.json")
    for (arguments, message) in [
      (["render", "/no/such/report"], "cannot be read"),
      (["render", changed], "not as this program wrote it"),
      (["render", good, "--report", "pdf"], "give it a file"),
      (["compare", good, "/no/such/report"], "cannot be read"),
      (["compare", good, good, "--report", "html"], "one of terminal, markdown, json"),
      (["reveal", "--map", "/no/such/map", good], "what --redact-map wrote"),
    ] {
      let run = try await CommandLineRun.of(["report"] + arguments)
      #expect(run.status == 64 && run.errors.contains(message), "\(run.everything)")
    }
  }
}
