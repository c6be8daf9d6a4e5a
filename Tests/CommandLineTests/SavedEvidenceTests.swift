import Foundation
import TestSupport
import Testing

/// Evidence that was collected by one run and judged by another.
@Suite struct SavedEvidenceTests {
  /// Two clusters with names on them, and the folder that evidence is saved in.
  private struct Scene {
    let clusters: CleanClusters
    let folder: TemporaryFolder

    func collect(_ file: String, from variables: [String], _ arguments: [String] = []) async throws -> CommandLineRun {
      let all = ["SOURCE": clusters.source.connectionString, "DESTINATION": clusters.destination.connectionString]
      let environment = Dictionary(
        variables.map { ("MONGOSYNC_AUDITOR_\($0)", all[$0] ?? "") }, uniquingKeysWith: { $1 })
      return try await CommandLineRun.of(
        ["collect", "--timeout", "40", "-o", folder.path(of: file)] + arguments, environment: environment,
        limit: .seconds(90))
    }

    func judge(_ files: [String], by checklist: String, _ arguments: [String] = []) async throws -> CommandLineRun {
      let evidence = files.flatMap { ["--evidence", folder.path(of: $0)] }
      return try await CommandLineRun.of(["check", checklist, "--report", "json"] + evidence + arguments)
    }
  }

  private func withScene(_ body: (Scene) async throws -> Void) async throws {
    try await CleanClusters.with(ReplicaSetOptions(name: "retail")) { clusters in
      for set in [clusters.source, clusters.destination] {
        let index = #"[{"key": {"quantity": 1}, "name": "quantity_1", "unique": true}]"#
        try await set.primary().run("shop", #"{"createIndexes": "orders", "indexes": \#(index)}"#)
      }
      try await body(Scene(clusters: clusters, folder: try TemporaryFolder()))
    }
  }

  /// An item without what names this run alone: the numbers of its evidence give way to what was asked of whom.
  private func comparable(_ report: JSON) -> ArraySlice<JSON> {
    let asked = Dictionary(
      report["evidence"].array.map { record in
        (record["id"].string ?? "", JSON.array([record["node"], record["command"]]))
      }, uniquingKeysWith: { $1 })
    return report["items"].array.map { item in
      var members = item.object
      members["evidence"] = .array(item["evidence"].array.map { asked[$0.string ?? ""] ?? .null })
      return .object(members)
    }[...]
  }

  @Test func `saved evidence is judged as the live clusters are, whole or in halves`() async throws {
    try await withScene { scene in
      #expect(try await scene.collect("both.json", from: ["SOURCE", "DESTINATION"]).status == 0)
      #expect(try await scene.collect("source.json", from: ["SOURCE"]).status == 0)
      #expect(try await scene.collect("destination.json", from: ["DESTINATION"]).status == 0)
      for checklist in ["restart", "reverse", "preflight", "post-cutover"] {
        var audit = scene.clusters.audit
        audit.checklist = checklist
        // The space left on this machine's disk changes while the test runs.
        audit.arguments = checklist == "preflight" ? ["--skip", "destination-disk"] : []
        let live = try await audit.run()
        let saved = try await scene.judge(["both.json"], by: checklist, audit.arguments)
        let halves = try await scene.judge(["destination.json", "source.json"], by: checklist, audit.arguments)
        #expect(live.status == saved.status)
        let expected = comparable(try live.report())
        for items in [comparable(try saved.report()), comparable(try halves.report()).dropLast()] {
          #expect(items.map { $0["id"] } == expected.map { $0["id"] })
          for (item, other) in zip(items, expected) { #expect(item == other) }
        }
        #expect(try halves.report()["items"].array.last?["id"].string == "evidence-times")
        #expect(try halves.report()["bundles"].array.map { $0["file"].string } == ["source.json", "destination.json"])
        #expect(try live.report()["clusters"] == saved.report()["clusters"])
      }
    }
  }

  @Test func `a redacted bundle holds no name and comes to the same outcomes`() async throws {
    try await withScene { scene in
      let key = try scene.folder.write(String(repeating: "k", count: 32), to: "key")
      let arguments = ["--redact", "all", "--redact-key", key]
      #expect(try await scene.collect("both.json", from: ["SOURCE", "DESTINATION"]).status == 0)
      #expect(try await scene.collect("source.json", from: ["SOURCE"], arguments).status == 0)
      #expect(try await scene.collect("destination.json", from: ["DESTINATION"], arguments).status == 0)
      for file in ["source.json", "destination.json"] {
        let text = try String(contentsOfFile: scene.folder.path(of: file), encoding: .utf8)
        for name in ["shop", "orders", "quantity", "127.0.0.1", "localhost", "retail"] {
          #expect(!text.contains(name), "\(name) in \(file)")
        }
      }
      for checklist in ["restart", "reverse", "preflight"] {
        let open = try await scene.judge(["both.json"], by: checklist).report()
        let run = try await scene.judge(["source.json", "destination.json"], by: checklist)
        let closed = try run.report()
        #expect(closed["items"].array.dropLast().map { $0["outcome"] } == open["items"].array.map { $0["outcome"] })
        #expect(closed["evidence"].array.allSatisfy { $0["reply"] == .null })
        #expect(run.output.contains("--redact left them out"))
      }
      _ = try await scene.collect("other.json", from: ["DESTINATION"], ["--redact", "all"])
      let mixed = try await scene.judge(["source.json", "other.json"], by: "restart")
      #expect(mixed.status == 64)
      #expect(mixed.errors.contains("different keys"))
    }
  }

  @Test func `what cannot be judged together is wrong usage`() async throws {
    try await withScene { scene in
      #expect(try await scene.collect("source.json", from: ["SOURCE"]).status == 0)
      let plan = try scene.folder.write("reversible: true", to: "plan.yaml")
      #expect(try await scene.collect("destination.json", from: ["DESTINATION"], ["--plan", plan]).status == 0)
      for (files, arguments, message) in [
        (["source.json"], [], "none holds the destination"),
        (["source.json", "source.json"], [], "more than one holds the source"),
        (["source.json", "destination.json"], [], "different plans"),
        (["source.json", "destination.json", "source.json"], [], "twice at most"),
        (["source.json", "destination.json"], ["--source", "mongodb://a"], "--source cannot be given"),
        (["source.json", "destination.json"], ["--mongosync-log", plan], "--mongosync-log cannot be given"),
        (["plan.yaml"], [], "It is not JSON"), (["none"], [], "There is no such plain file"),
      ] {
        let run = try await scene.judge(files, by: "restart", arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
      }
      let run = try await scene.judge(["source.json", "destination.json"], by: "restart", ["--plan", plan])
      #expect(try run.report()["plan"]["reversible"].string == "true")
    }
  }

  @Test func `a cluster that is not there is saved as not reached`() async throws {
    let folder = try TemporaryFolder()
    let run = try await CommandLineRun.of(
      ["collect", "--timeout", "6", "-o", folder.path(of: "e.json"), "--source", "mongodb://127.0.0.1:1"])
    #expect(run.status == 2)
    #expect(run.errors.contains("The source could not be entered"))
    #expect(try String(contentsOfFile: folder.path(of: "e.json"), encoding: .utf8).contains("unreachable"))
  }

  @Test func `a key that is too short is wrong usage`() async throws {
    let folder = try TemporaryFolder()
    let key = try folder.write(String(repeating: "k", count: 31), to: "key")
    let run = try await CommandLineRun.of(
      ["collect", "--source", "mongodb://a", "-o", folder.path(of: "e"), "--redact", "all", "--redact-key", key])
    #expect(run.status == 64)
    #expect(run.errors.contains("is too short: it must have 32 bytes or more"))
  }

  @Test(arguments: [
    (["collect", "-o", "e.json"], "No cluster is given"),
    (["collect", "--source", "mongodb://a"], "Missing expected argument '--output"),
    (["collect", "--source", "mongodb://a", "-o", "/no/such/folder/e"], "cannot be written to /no/such/folder/e"),
    (["collect", "--source", "mongodb://a", "-o", "e", "--redact-key", "k"], "only with --redact"),
    (
      ["collect", "--source", "mongodb://a", "-o", "e", "--redact", "all", "--redact-key", "/no/such"], "cannot be read"
    ),
    (["collect", "--source", "mongodb://a", "-o", "e", "--plan", "/no/such"], "/no/such cannot be read"),
    (["collect", "--source", "mongodb://A:1", "--destination", "mongodb://a:1", "-o", "e"], "are the same cluster"),
  ])
  func `wrong usage of collect ends with 64`(_ arguments: [String], _ message: String) async throws {
    let run = try await CommandLineRun.of(arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
