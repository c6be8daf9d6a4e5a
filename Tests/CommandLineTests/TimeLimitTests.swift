import BSON
import Foundation
import TestSupport
import Testing

/// Servers that answer for ever, and work that grows beyond the time given: the run ends by itself, with a whole report.
///
/// No test here measures time: replies never end, or what is asked takes many times the limit by its pauses alone.
@Suite(.timeLimit(.minutes(5))) struct TimeLimitTests {
  private static let greetings: Set<String> = ["hello", "isMaster", "ismaster"]
  /// How a question that the limit cut short, or that came after it, is told.
  private static let isOver = "The time given to the run was over"

  /// Which replies of the source never end.
  struct Endless: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// How what was not answered is told.
    var reason = TimeLimitTests.isOver
    let matches: @Sendable (String) -> Bool
  }

  static let replies = [
    // The driver gives up looking for a server a while before the run does.
    Endless(testDescription: "to every greeting", reason: "No suitable server answered", matches: greetings.contains),
    Endless(testDescription: "to all but greetings") { !greetings.contains($0) },
    Endless(testDescription: "to listDatabases") { $0 == "listDatabases" },
    Endless(testDescription: "to serverStatus") { $0 == "serverStatus" },
    Endless(testDescription: "to every find") { $0 == "find" },
    Endless(testDescription: "to every aggregate") { $0 == "aggregate" },
  ]

  @Test(arguments: replies, ["preflight", "post-cutover"])
  func `a reply that comes byte by byte and never ends is given up`(
    _ endless: Endless, _ checklist: String
  ) async throws {
    let (set, intact) = try await SharedServers.unwrittenPair()
    let proxy = try through(set) { command, _ in
      endless.matches(command.names.first ?? "") ? .endless(secondsPerByte: 0.01) : .none
    }
    let run = try await audit(proxy, intact, checklist).run()
    let items = try expectWhole(run, checklist, try await audit(set, intact, checklist).run())
    #expect(unknown(items).contains { $0.contains(endless.reason) }, "\(unknown(items))")
    #expect(items.contains { $0["outcome"].string == "pass" }, "what the destination answered is kept")
  }

  /// A cursor whose every batch holds one document more, and that is never at its end.
  @Test(arguments: ["preflight", "post-cutover"])
  func `a cursor that never ends is given up`(_ checklist: String) async throws {
    let (set, intact) = try await SharedServers.unwrittenPair()
    let proxy = try through(set) { command, reply in
      switch command.names.first {
      case "aggregate" where reply[path: "cursor", "firstBatch"] != nil:
        return .document(reply.setting("cursor", "id", to: .int64(77)))
      case "getMore":
        let name = command["collection"]?.string ?? ""
        let entry: BSONDocument = [
          "db": "shop", "name": "c", "type": "collection", "md": ["options": [:], "indexes": []],
        ]
        return .document([
          "cursor": [
            "id": .int64(77), "ns": .string("\(command["$db"]?.string ?? "admin").\(name)"),
            "nextBatch": [.document(entry)],
          ], "ok": 1.0,
        ])
      default: return .none
      }
    }
    let run = try await audit(proxy, intact, checklist).run()
    let items = try expectWhole(run, checklist, try await audit(set, intact, checklist).run())
    #expect(unknown(items).contains { $0.contains(Self.isOver) }, "\(unknown(items))")
  }

  /// Five thousand members, each of whose greetings comes a tenth of a second late: eight at once take over a minute.
  @Test func `of members beyond counting those reached in time are known and the rest unknown`() async throws {
    let (set, intact) = try await SharedServers.unwrittenPair()
    let proxy = try through(set) { command, reply in
      if Self.greetings.contains(command.names.first ?? "") { return .late(0.1) }
      guard command.names.first == "replSetGetConfig" else { return .none }
      let own = reply[path: "config", "members"]?.documents?.first?["host"] ?? .null
      let members = (0..<5_000).map { BSONValue.document(["_id": .int32($0), "host": own]) }
      return .document(reply.setting("config", "members", to: .array(of: members)))
    }
    let run = try await audit(proxy, intact, "preflight").run()
    let items = try expectWhole(run, "preflight", try await audit(set, intact, "preflight").run())
    let members = try #require(items.first { item in item["id"].string == "members-reachable" })
    let counts = Dictionary(grouping: members["findings"].array) { $0["outcome"].string ?? "" }.mapValues(\.count)
    #expect(members["outcome"].string == "unknown")
    // One of those that answer is the destination's.
    #expect(counts["pass", default: 0] > 1)
    #expect(counts["unknown", default: 0] > 0)
    #expect(counts.values.reduce(0, +) == 5_001)
    #expect(unknown([members]).contains { $0.contains(Self.isOver) })
  }

  /// Each of five thousand databases is listed a twentieth of a second late: eight at once take half a minute.
  @Test func `of databases beyond counting nothing is taken for seen`() async throws {
    let (set, intact) = try await SharedServers.unwrittenPair()
    let proxy = try through(set) { command, reply in
      switch command.names.first {
      case "listDatabases":
        let names = (0..<5_000).map { BSONValue.document(["name": .string("db\($0)")]) }
        return .document(reply.setting("databases", to: .array(of: names)))
      case "aggregate" where command["aggregate"] == 1:
        return .document(["ok": 0, "code": 40324, "codeName": "Location40324", "errmsg": "Unrecognized stage"])
      case "listCollections": return .late(0.05)
      default: return .none
      }
    }
    let run = try await audit(proxy, intact, "post-cutover").run()
    let items = try expectWhole(run, "post-cutover", try await audit(set, intact, "post-cutover").run())
    let namespaces = try #require(items.first { $0["id"].string == "same-namespaces" })
    #expect(namespaces["outcome"].string == "unknown")
    #expect(unknown([namespaces]).contains { $0.contains(Self.isOver) }, "\(namespaces)")
  }

  @Test(arguments: ["bytes", "digest", "counts"])
  func `a verify that the limit cuts short keeps what it has compared`(_ method: String) async throws {
    let (source, destination) = try await SharedServers.filledPair()
    let database = "limit_\(method)"
    let names = (10..<40).map { "c\($0)" }
    for set in [source, destination] {
      for name in names { try await set.primary().insert("\(database).\(name)", documents: [#"{"_id": 1}"#]) }
    }
    // Differs, and is compared in time.
    try await destination.primary().insert("\(database).c12", documents: [#"{"_id": 2}"#])
    let proxy = try ReplyProxy(before: try #require(source.members.first)) { command, _ in
      let reads = ["find", "aggregate"].compactMap { command[$0]?.string }.first
      let number = reads.flatMap { $0.hasPrefix("c") ? Int($0.dropFirst()) : nil }
      return number.map { $0 >= 20 } == true ? .endless(secondsPerByte: 0.01) : .none
    }
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--method", method, "--namespaces", "\(database).*", "--quiesced"]
        + ["--recheck", "1", "--recheck-delay", "0", "--workers", "2", "--timeout", "8"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": proxy.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ])
    // What differs is proven, whatever else is not known.
    #expect(run.status == 1, "\(run.everything)")
    let report = try run.report()
    #expect(report["verdict"].string == "NO-GO")
    let line = try #require(report["items"].array.first { $0["id"].string == "same-documents" })
    let outcomes = Dictionary(
      line["findings"].array.map { ($0["subject"]["namespace"].string ?? "", $0["outcome"].string ?? "") }
    ) { first, _ in first }
    for name in names {
      let outcome = outcomes["\(database).\(name)"]
      switch name {
      case "c12": #expect(outcome == "fail")
      // Those just before the first that is not answered may wait for a thread beside it.
      case "c16"..<"c20": #expect(outcome != nil && outcome != "fail")
      case ..<"c16": #expect(outcome == (method == "bytes" ? "pass" : "warn"), "\(name): \(outcome ?? "none")")
      default: #expect(outcome == "unknown", "\(name): \(outcome ?? "none")")
      }
    }
    #expect(unknown([line]).contains { $0.contains(Self.isOver) }, "\(line)")
  }

  private func audit(_ source: ReplicaSet, _ destination: ReplicaSet, _ checklist: String) -> Audit {
    audit(source.connectionString, destination, checklist)
  }

  private func audit(_ source: ReplyProxy, _ destination: ReplicaSet, _ checklist: String) -> Audit {
    audit(source.connectionString, destination, checklist)
  }

  private func audit(_ source: String, _ destination: ReplicaSet, _ checklist: String) -> Audit {
    var audit = Audit(source, destination.connectionString)
    audit.checklist = checklist
    audit.timeout = 6
    return audit
  }

  /// Expects a report with every line of the checklist that is no verdict, and gives its lines.
  private func expectWhole(_ run: CommandLineRun, _ checklist: String, _ undisturbed: CommandLineRun) throws -> [JSON] {
    #expect(run.status == 2, "\(String(describing: run.status)) \(run.errors.suffix(1_000))")
    let report = try run.report()
    #expect(report["verdict"].string == "INCOMPLETE")
    let items = report["items"].array
    #expect(items.map { $0["id"].string } == (try undisturbed.report()["items"].array.map { $0["id"].string }))
    return items
  }

  private func unknown(_ items: [JSON]) -> [String] {
    items.flatMap { $0["findings"].array }.filter { $0["outcome"].string == "unknown" }.map {
      "\($0["summary"].string ?? "") \($0["explanation"].string ?? "")"
    }
  }

  private func through(_ set: ReplicaSet, _ rule: @escaping ReplyProxy.Rule) throws -> ReplyProxy {
    try .passing(for: try #require(set.members.first), rule: rule)
  }
}
