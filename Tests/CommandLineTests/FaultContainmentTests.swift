import BSON
import Foundation
import Synchronization
import TestSupport
import Testing

/// Replies that make the driver end the program, sent by a proxy before a real server.
@Suite struct FaultContainmentTests {
  /// One way to damage a reply.
  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The command whose reply is damaged.
    let command: Set<String>
    let change: @Sendable (BSONDocument) -> ReplyProxy.Change

    /// Damages the length that a reply's document says it has.
    init(_ command: String..., length: Int32) {
      testDescription = "\(command[0]) whose document says \(length) bytes"
      self.command = Set(command)
      change = { reply in .bytes(Damage.bytes(of: length) + reply.bytes.dropFirst(4)) }
    }

    init(_ name: String, _ command: String..., bytes: @escaping @Sendable ([UInt8]) -> [UInt8]) {
      testDescription = "\(command[0]) \(name)"
      self.command = Set(command)
      change = { reply in .bytes(bytes(reply.bytes)) }
    }

    init(_ name: String, _ command: String..., change: @escaping @Sendable (BSONDocument) -> BSONDocument) {
      testDescription = "\(command[0]) \(name)"
      self.command = Set(command)
      self.change = { reply in .document(change(reply)) }
    }

    static func bytes(of length: Int32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: UInt32(bitPattern: length) >> (8 * $0)) }
    }
  }

  static let damages = [
    Damage("connectionStatus", length: -1), Damage("connectionStatus", length: 0),
    Damage("connectionStatus", length: .max), Damage("find", length: 5), Damage("aggregate", length: .min),
    Damage("without its last byte", "listDatabases") { Array($0.dropLast()) },
    Damage("without a terminator", "listCollections") { Array($0.dropLast() + [7]) },
    Damage("of four bytes", "listDatabases") { Array($0.prefix(4)) },
    Damage("of no bytes", "listDatabases") { _ in [] },
    Damage("with a refusal without a code", "listDatabases") { _ in ["ok": 0, "code": 0] },
    Damage("with a refusal whose code is a text", "listDatabases") { _ in ["ok": 0, "code": "13", "errmsg": 1] },
    Damage("with a namespace that is no text", "find") { $0.setting("cursor", "ns", to: 5) },
    Damage("with a namespace of one part", "aggregate") { $0.setting("cursor", "ns", to: "one") },
    Damage("hello", "isMaster", "ismaster", length: -1),
    Damage("hello", "isMaster", "ismaster", length: .max),
    Damage("whose compression is a text", "hello", "isMaster", "ismaster") { $0.setting("compression", to: "zlib") },
    Damage("whose compression is a number", "hello", "isMaster", "ismaster") { $0.setting("compression", to: 1) },
    Damage("whose compression is null", "hello", "isMaster", "ismaster") { $0.setting("compression", to: .null) },
    Damage("whose compression holds a number", "hello", "isMaster", "ismaster") { $0.setting("compression", to: [1]) },
    Damage("whose login methods hold a number", "hello", "isMaster", "ismaster") {
      $0.setting("saslSupportedMechs", to: [1])
    },
    Damage("whose login methods are a number", "hello", "isMaster", "ismaster") {
      $0.setting("saslSupportedMechs", to: 7)
    },
    Damage("whose login methods are a text", "hello", "isMaster", "ismaster") {
      $0.setting("saslSupportedMechs", to: "SCRAM-SHA-1")
    },
    Damage("whose login methods are null", "hello", "isMaster", "ismaster") {
      $0.setting("saslSupportedMechs", to: .null)
    },
    Damage("whose hosts are a text", "hello", "isMaster", "ismaster") { $0.setting("hosts", to: "elsewhere") },
    Damage("whose topologyVersion is a number", "hello", "isMaster", "ismaster") {
      $0.setting("topologyVersion", to: 1)
    },
  ]

  @Test(arguments: damages)
  func `a reply that the driver cannot take ends in an unknown or in one line`(_ damage: Damage) async throws {
    let (set, intact) = try await SharedServers.unwrittenPair()
    let proxy = try ReplyProxy(before: try #require(set.members.first)) { command, reply in
      damage.command.contains(command.names.first ?? "") ? damage.change(reply) : .none
    }
    let clause = damage.testDescription
    var source = proxy.connectionString + (clause.contains("compression") ? "&compressors=zlib" : "")
    if clause.contains("login") { source.replace("mongodb://", with: "mongodb://somebody:secret@") }
    var audit = Audit(source, intact.connectionString)
    audit.checklist = "preflight"
    audit.timeout = 8
    let run = try await audit.run()
    let status = try #require(run.status)
    let failed = status == 1 ? try run.report()["items"].array.filter { $0["outcome"].string == "fail" } : []
    try #require([2, 70].contains(status), "\(status): \(failed) \(run.errors.suffix(2000))")
    guard status == 70 else {
      let report = try run.report()
      #expect(report["verdict"].string == "INCOMPLETE")
      #expect(report["items"].array.contains { $0["outcome"].string == "unknown" }, "nothing was taken for seen")
      return
    }
    #expect(run.output.isEmpty)
    let line = try #require(run.errors.split(separator: "\n").last)
    // The driver may say before which assertion failed.
    #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("Error: ") } == 1, "\(run.errors)")
    #expect(line.contains("While reading the source, mongodb://"), "\(run.errors)")
    #expect(line.contains(proxy.host) && !run.errors.contains("secret"), "\(run.errors)")
    #expect(line.contains("No verdict was reached"), "\(run.errors)")
  }

  @Test func `a verify that a reply ends leaves a ledger that continues`() async throws {
    let (original, copy) = try await SharedServers.filledPair()
    for set in [original, copy] { try await set.primary().insert("faults.many", count: 40_000, sizeInBytes: 200) }
    try await copy.primary().run(
      "faults", #"{"delete": "many", "deletes": [{"q": {"_id": {"$mod": [1001, 7]}}, "limit": 0}]}"#)
    let batches = Mutex(0)
    let isDamaging = Mutex(true)
    let proxy = try ReplyProxy(before: try #require(original.members.first)) { command, reply in
      guard command["find"] == "many", isDamaging.withLock({ $0 }) else { return .none }
      let count = batches.withLock { count in
        count += 1
        return count
      }
      return count < 4 ? .none : .bytes(Damage.bytes(of: -1) + reply.bytes.dropFirst(4))
    }
    let folder = try TemporaryFolder()
    func verify(_ arguments: [String]) async throws -> CommandLineRun {
      try await CommandLineRun.of(
        ["verify", "--report", "json", "--recheck", "1", "--recheck-delay", "0", "--partition-size", "1"]
          + ["--workers", "1", "--namespaces", "faults.*"]
          + ["--ledger", folder.path(of: "run.ledger"), "--mismatches", folder.path(of: "rows.ndjson")] + arguments,
        environment: [
          "MONGOSYNC_AUDITOR_SOURCE": proxy.connectionString, "MONGOSYNC_AUDITOR_DESTINATION": copy.connectionString,
        ])
    }
    let ended = try await verify([])
    #expect(ended.status == 70, "\(ended.everything.prefix(1000))")
    #expect(ended.errors.contains("While reading the source"), "\(ended.errors)")
    #expect(
      ended.errors.contains("--resume continues from the ledger \(folder.path(of: "run.ledger"))"), "\(ended.errors)")
    isDamaging.withLock { $0 = false }
    let resumed = try await verify(["--resume"])
    #expect(resumed.status == 1, "\(resumed.everything.prefix(1000))")
    let rows = try String(contentsOfFile: folder.path(of: "rows.ndjson"), encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 40)
  }

  @Test(arguments: ["ILL", "TRAP", "SEGV", "BUS", "ABRT", "FPE"])
  func `a fault that ends the program says whose it is`(_ signal: String) async throws {
    let nobody = try SilentListener()
    let destination = try await SharedServers.unwrittenPair().destination.connectionString
    let run = try await Audit(nobody.connectionString, destination).run { program in
      try nobody.waitUntilAsked()
      program.send(signal)
    }
    #expect(run.status == 70)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    let isOwn = ["ILL", "TRAP"].contains(signal)
    #expect(run.errors.contains("a fault of its own") == isOwn, "\(run.errors)")
    #expect(run.errors.contains("the MongoDB driver ended the program") != isOwn, "\(run.errors)")
    #expect(run.errors.contains("no verdict was reached") || run.errors.contains("No verdict was reached"))
  }
}
