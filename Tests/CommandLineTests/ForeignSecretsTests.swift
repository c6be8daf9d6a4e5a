import Foundation
import TestSupport
import Testing

/// Secrets in text that servers, mongosync, logs and files bring in: none may reach a report, a bundle or an error.
@Suite(.serialized) struct ForeignSecretsTests {
  /// The password that the run logs in with.
  ///
  /// What is foreign holds it in many spellings, and other secrets, each with the trace in it.
  private static let password = "Xk7/tr4ce p@ss+9"
  private static let trace = "tr4ce"

  private struct Scene {
    let pair: SecuredPair
    let folder: TemporaryFolder
    let mongosync: MongosyncStandIn

    var environment: [String: String] {
      let login = { (set: ReplicaSet) in
        set.connectionString(user: "foreign", password: ForeignSecretsTests.password)
      }
      return ["MONGOSYNC_AUDITOR_SOURCE": login(pair.source), "MONGOSYNC_AUDITOR_DESTINATION": login(pair.destination)]
    }

    func run(_ arguments: [String]) async throws -> CommandLineRun {
      try await CommandLineRun.of(arguments, environment: environment, limit: .seconds(90))
    }
  }

  /// What mongosync may quote of what it was started with, in every spelling.
  private static var quotes: [String] {
    let json = password.replacingOccurrences(of: "/", with: "\\/")
    let query = password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return [
      "cannot connect to mongodb://ada:\(query)@h:27017/?replicaSet=rs",
      "cannot connect to mongodb+srv://ada:tr4ce x@y\\\"z@h/", "uri mongodb%3A%2F%2Fada%3Atr4ce%40h", password, json,
      query, Data("mongodb://u:tr4ce@h".utf8).base64EncodedString(), Data(password.utf8).base64EncodedString(),
      "Authorization: Bearer tr4ce.0123456789", "{\\\"password\\\":\\\"tr4ce\\\"}", "mongodb:/ada:tr4ce@h failed",
      "--password tr4ce", "pwd=tr4ce;", "-----BEGIN PRIVATE KEY-----\\ntr4ce",
    ]
  }

  private func withScene(_ body: (Scene) async throws -> Void) async throws {
    let pair = try await SecuredPair.started()
    let user = #"{"createUser": "foreign", "pwd": "\#(Self.password)", "roles": ["root"]}"#
    try await pair.run("admin", user)
    let pipeline = #"[{"$addFields": {"from": "mongodb://ada:tr4ce@h/"}}]"#
    try await pair.run("foreign", #"{"create": "v", "viewOn": "c", "pipeline": \#(pipeline)}"#)
    let validator = #"{"password": {"$ne": "tr4ce"}, "apiKey": "tr4ce", "$comment": "Bearer tr4ce.1234567"}"#
    try await pair.source.primary().run("foreign", #"{"create": "c", "validator": \#(validator)}"#)
    try await pair.destination.primary().run("foreign", #"{"create": "c", "validator": {"apiKey": "tr4ce2"}}"#)
    let texts = Self.quotes.map { "\"\($0)\"" }.joined(separator: ",")
    let reply = """
      {"progress": {"state": "RUNNING", "canCommit": false, "canWrite": false, "info": "mongodb://ada:tr4ce@h/",
       "warnings": [\(texts)], "password": "tr4ce", "directionMapping": {"Source": "cluster0: mongodb://a:tr4ce@h:1",
       "Destination": "cluster1: b:tr4ce@h:2"}}, "success": true}
      """
    let scene = Scene(pair: pair, folder: try TemporaryFolder(), mongosync: try MongosyncStandIn(.body(reply)))
    defer { scene.mongosync.stop() }
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await body(scene)) } catch { outcome = .failure(error) }
    try await pair.run("foreign", #"{"dropDatabase": 1}"#)
    try await pair.run("admin", #"{"dropUser": "foreign"}"#)
    try outcome.get()
  }

  @Test func `no report, bundle or error holds a secret that somebody else wrote`() async throws {
    try await withScene { scene in
      let log = Self.quotes.map {
        #"{"time":"2026-11-26T12:00:00Z","level":"fatal","message":"Got a fatal error running Mongosync: \#($0)"}"#
      }
      let logFile = try scene.folder.write(log.joined(separator: "\n") + "\n", to: "mongosync.log")
      let reason = "as mongodb://ada:tr4ce@h/ says"
      let decisions = try scene.folder.write(
        """
        waivers:
          - {check: same-validators, reason: "\(reason)", by: Ada, until: 2099-01-01}
        attestations:
          - {step: pause-schema-changes, by: Ada, at: 2026-11-26, note: "\(reason)"}
        """, to: "decisions.yaml")
      for checklist in ["cutover", "post-cutover"] {
        let formats = ["terminal", "json", "markdown", "junit", "html", "csv"]
        let reports = formats.flatMap { ["--report", "\($0):\(scene.folder.path(of: "\(checklist).\($0)"))"] }
        let run = try await scene.run(
          [
            "check", checklist, "--mongosync", scene.mongosync.url, "--mongosync-log", logFile, "--label",
            "uri=\(reason)",
            "--decisions", decisions, "--timeout", "40",
          ] + reports)
        #expect([1, 2].contains(run.status), "\(run.errors)")
        #expect(!run.everything.contains(Self.trace), "\(run.everything)")
        for format in formats {
          let text = try String(contentsOfFile: scene.folder.path(of: "\(checklist).\(format)"), encoding: .utf8)
          #expect(text.contains("***"), "\(format)")
          let place = text.range(of: Self.trace, options: .caseInsensitive)
          #expect(place == nil, "\(checklist) \(format): \(place.map { text[..<$0.upperBound].suffix(300) } ?? "")")
        }
      }
    }
  }

  @Test func `saved evidence holds no secret, and says where one was masked`() async throws {
    try await withScene { scene in
      let file = scene.folder.path(of: "bundle.json")
      let run = try await scene.run(
        ["collect", "--mongosync", scene.mongosync.url, "-o", file, "--timeout", "40"])
      #expect(run.status == 0, "\(run.errors)")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let place = text.range(of: Self.trace, options: .caseInsensitive)
      #expect(place == nil, "\(place.map { text[..<$0.upperBound].suffix(300) } ?? "")")
      let judged = try await CommandLineRun.of(["check", "post-cutover", "--report", "json", "--evidence", file])
      let item = try #require(try judged.report()["items"].array.first { $0["id"].string == "masked-evidence" })
      #expect(item["outcome"].string == "unknown")
      #expect("\(item["findings"])".contains("foreign.c"))
    }
  }

  @Test(arguments: [
    ["check", "restart", "mongdb://u:tr4ce@h"], ["check", "restart", "u:tr4ce@h"],
    ["verify", "mongodb:/u:tr ace/tr4ce@h"], ["check", "restart", "--password", "tr4ce"],
    ["check", "restart", "-p", "tr4ce"], ["check", "restart", "--password=tr4ce"],
    ["check", "restart", "--source-file", "mongo://u:tr4ce@h"], ["--token", "tr4ce"],
    ["check", "restart", "--only", "http://u:tr4ce@h"], ["explain", "mongodb%3A%2F%2Fu%3Atr4ce%40h"],
    ["check", "restart", "--mongosync", "http://u:tr4ce@h:1/other"],
    ["roles", "--user", "Authorization: Bearer tr4ce12345"],
  ])
  func `an argument that holds a secret is not quoted`(_ arguments: [String]) async throws {
    let run = try await CommandLineRun.of(arguments)
    #expect(run.status == 64 || arguments[0] == "roles")
    #expect(!run.errors.contains(Self.trace), "\(run.errors)")
  }

  @Test func `a file that cannot be used is not quoted`() async throws {
    let folder = try TemporaryFolder()
    let texts = [
      "mongodb://u:tr4ce@h/: 1", "password: tr4ce", "reversible: mongodb://u:tr4ce@h", "[u:tr4ce@h",
      "phase: 'pwd=tr4ce'",
      "includeNamespaces: [{database: 'mongodb://u:tr4ce@h', collections: 3}]",
    ]
    for (number, text) in texts.enumerated() {
      let file = try folder.write(text, to: "file\(number)")
      for option in ["--plan", "--decisions", "--host-map"] {
        let run = try await CommandLineRun.of([
          "check", "restart", "--source", "mongodb://127.0.0.1:1", "--destination", "mongodb://127.0.0.1:2",
          "--timeout", "2", option,
          file,
        ])
        #expect(run.status == 64 || option == "--host-map", "\(option) \(text)")
        #expect(!run.everything.contains(Self.trace), "\(option) \(text): \(run.errors)")
      }
    }
  }
}
