import BSON
import Evidence
import Foundation
import MongoClient
import Testing

@testable import TestSupport
@testable import Verifier

/// What the change stream of a cluster shows of writes, and when it proves nothing.
@Suite struct ChangeStreamTests {
  private static func options(
    _ version: MongodVersion = .v6_0_27, members: [ReplicaSetOptions.Member] = [.ordinary]
  ) -> ReplicaSetOptions {
    var options = ReplicaSetOptions(name: "changing", members: members, version: version)
    options.server.parameters["periodicNoopIntervalSecs"] = "1"
    options.server.parameters["enableTestCommands"] = "1"
    return options
  }

  private static func stream(
    of connectionString: String, patience: Duration = .seconds(30)
  ) throws -> WatchedChangeStream {
    let context = RunContext(runID: "changes", deadline: .now + .seconds(100))
    let pool = try ClientPool(ConnectionString(connectionString), maximumConnections: 2, context: context)
    return WatchedChangeStream(router: pool, patience: patience)
  }

  private static func entries(_ writes: [RecentWrites]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: writes.map { ($0.namespace, $0.entries) })
  }

  @Test(arguments: [MongodVersion.v4_4_2, .v5_0_4, .v6_0_27])
  func `it shows what was written after a moment and nothing from before`(_ version: MongodVersion) async throws {
    try await ReplicaSet.with(Self.options(version)) { set in
      let primary = try set.primary()
      try await primary.insert("shop.orders", documents: (1...3).map { #"{"_id": \#($0)}"# })
      try await primary.insert("crm.gone", documents: [#"{"_id": 1}"#])
      let stream = try Self.stream(of: set.connectionString)
      let moment = try await offCooperativePool { try stream.present() }
      #expect(try await offCooperativePool { try stream.writes(after: moment) } == [])
      try await primary.insert("shop.orders", documents: [#"{"_id": 4}"#])
      try await primary.run("shop", #"{"update": "orders", "updates": [{"q": {"_id": 1}, "u": {"$set": {"a": 1}}}]}"#)
      try await primary.run("shop", #"{"update": "orders", "updates": [{"q": {"_id": 2}, "u": {"a": 1}}]}"#)
      try await primary.run("shop", #"{"delete": "orders", "deletes": [{"q": {"_id": 3}, "limit": 1}]}"#)
      try await primary.run("crm", #"{"drop": "gone"}"#)
      try await primary.run("admin", #"{"create": "invoices"}"#)
      try await primary.insert("config.own", documents: [#"{"_id": 1}"#])
      let writes = try await offCooperativePool { try stream.writes(after: moment) }
      #expect(Self.entries(writes) == ["shop.orders": 4, "crm.$cmd": 1])
      #expect(writes.first { $0.namespace == "shop.orders" }?.deletes == 1)
      let evidence = CollectionEvidence(database: "shop", name: "orders")
      let collection = try #require(
        ComparedCollection.all(of: [evidence], [evidence], in: NamespaceSelection()).first)
      let written = try await offCooperativePool {
        try stream.written(in: collection, [.int32(1), .int32(3), .int32(9)], after: moment)
      }
      #expect(Set(written) == [.int32(1), .int32(3)])
    }
  }

  @Test func `the writes of a transaction are shown to the last one, and those of one that is open are not`()
    async throws
  {
    try await ReplicaSet.with(Self.options()) { set in
      let primary = try set.primary()
      try await primary.run("shop", #"{"create": "orders"}"#)
      let stream = try Self.stream(of: set.connectionString)
      let moment = try await offCooperativePool { try stream.present() }
      let transaction = try await offCooperativePool {
        try OpenTransaction(set.connectionString, inserting: #"{"_id": 1}"#, into: ("shop", "orders"))
      }
      #expect(try await offCooperativePool { try stream.writes(after: moment) } == [])
      try await transaction.commit()
      let writes = try await offCooperativePool { try stream.writes(after: moment) }
      #expect(Self.entries(writes) == ["shop.orders": 1])
      // More than the first batch holds, all of one time.
      let port = try #require(set.members.first?.port)
      let committed = try await offCooperativePool {
        let client = ConfigServerConnection(port: port)
        let session: BSONDocument = ["id": .other(.binary, [16, 0, 0, 0, 4] + Array(1...16))]
        let within = { (command: BSONDocument) in
          command.appending("lsid", .document(session)).appending("txnNumber", .int64(1)).appending("autocommit", false)
        }
        let documents = (10..<410).map { BSONValue.document(["_id": .int32(Int32($0))]) }
        let insert: BSONDocument = [
          "insert": "orders", "documents": .array(of: documents), "startTransaction": true,
        ]
        _ = try client.run("shop", within(insert))
        return try client.run("admin", within(["commitTransaction": 1, "writeConcern": ["w": "majority"]]))
      }
      #expect(committed.isSuccess, "\(committed)")
      let all = try await offCooperativePool { try stream.writes(after: moment) }
      #expect(Self.entries(all) == ["shop.orders": 401])
    }
  }

  @Test func `a majority that stands still is no present`() async throws {
    try await ReplicaSet.with(Self.options(members: [.ordinary, .ordinary, .arbiter])) { set in
      try await set.primary().run("shop", #"{"create": "orders", "writeConcern": {"w": "majority"}}"#)
      let stream = try Self.stream(of: set.connectionString, patience: .seconds(3))
      let moment = try await offCooperativePool { try stream.present() }
      try await set.admin(of: 1).run("admin", #"{"configureFailPoint": "rsSyncApplyStop", "mode": "alwaysOn"}"#)
      try await set.primary().insert("shop.orders", documents: [#"{"_id": 1}"#])
      for read in [
        { _ = try stream.present() }, { _ = try stream.writes(after: moment) },
      ] as [@Sendable () throws -> Void] {
        let error = await #expect(throws: MongoError.self) { try await offCooperativePool { try read() } }
        #expect(error?.code == .staleRead, "\(String(describing: error))")
      }
      try await set.admin(of: 1).run("admin", #"{"configureFailPoint": "rsSyncApplyStop", "mode": "off"}"#)
      let writes = try await offCooperativePool { try stream.writes(after: moment) }
      #expect(Self.entries(writes) == ["shop.orders": 1])
    }
  }

  /// What a server may not answer, each with what is put into the reply in place of what it said.
  static let faults: [(name: String, path: String, value: BSONValue?)] = [
    ("no token", "postBatchResumeToken", nil),
    ("a token that is a text", "postBatchResumeToken", "826B08C1A2000000032B0229296E04"),
    ("a token without data", "postBatchResumeToken", ["_data": 1]),
    ("a token that is too short", "postBatchResumeToken", ["_data": "826B08"]),
    ("a token that begins with no time", "postBatchResumeToken", ["_data": "466B08C1A2000000032B0229296E04"]),
    ("a token of no hexadecimal digits", "postBatchResumeToken", ["_data": "82xB08C1A2000000032B0229296E04"]),
    ("an ended cursor", "id", .int64(0)),
  ]

  @Test(arguments: Self.faults.indices)
  func `a reply that cannot be a change stream's proves nothing`(_ index: Int) async throws {
    let fault = Self.faults[index]
    try await ReplicaSet.with(Self.options()) { set in
      let server = try #require(set.members.first)
      let proxy = try ReplyProxy(before: server) { command, reply in
        let isOurs = command["getMore"] != nil || command[path: "aggregate"]?.int == 1
        return isOurs && reply["cursor"] != nil
          ? .document(reply.setting("cursor", fault.path, to: fault.value)) : .none
      }
      let stream = try Self.stream(of: proxy.connectionString)
      let error = await #expect(throws: MongoError.self, "\(fault.name)") {
        try await offCooperativePool { _ = try stream.present() }
      }
      #expect(error?.code == .invalidReply, "\(fault.name): \(String(describing: error))")
    }
  }

  @Test func `the end of a transaction is no write`() async throws {
    try await ReplicaSet.with(Self.options()) { set in
      let server = try #require(set.members.first)
      try await set.primary().run("shop", #"{"create": "orders"}"#)
      let direct = try Self.stream(of: set.connectionString)
      let moment = try await offCooperativePool { try direct.present() }
      try await set.primary().insert("shop.orders", documents: [#"{"_id": 1}"#])
      let proxy = try ReplyProxy(before: server) { _, reply in
        let place = reply[path: "cursor", "nextBatch"] == nil ? "firstBatch" : "nextBatch"
        guard let changes = reply[path: "cursor", place]?.documents, !changes.isEmpty else { return .none }
        let ends = changes.map { $0.without(["ns", "documentKey"]).setting("operationType", to: "endOfTransaction") }
        return .document(reply.setting("cursor", place, to: .array(of: (changes + ends).map(BSONValue.document))))
      }
      let stream = try Self.stream(of: proxy.connectionString)
      let writes = try await offCooperativePool { try stream.writes(after: moment) }
      #expect(Self.entries(writes) == ["shop.orders": 1])
      withExtendedLifetime(proxy) {}
    }
  }

  @Test func `a reply without a time, or a change of another form, proves nothing`() async throws {
    try await ReplicaSet.with(Self.options()) { set in
      let server = try #require(set.members.first)
      let direct = try Self.stream(of: set.connectionString)
      let moment = try await offCooperativePool { try direct.present() }
      try await set.primary().insert("shop.orders", documents: [#"{"_id": 1}"#])
      let timeless = try ReplyProxy(before: server) { command, reply in
        guard command["aggregate"]?.int == 1 else { return .none }
        return .document(reply.without(["operationTime", "$clusterTime"]))
      }
      let unnamed = try ReplyProxy(before: server) { _, reply in
        guard
          let changes = reply[path: "cursor", "nextBatch"]?.documents ?? reply[path: "cursor", "firstBatch"]?.documents,
          !changes.isEmpty
        else { return .none }
        let place = reply[path: "cursor", "nextBatch"] == nil ? "firstBatch" : "nextBatch"
        let lessened = changes.map { BSONValue.document($0.without(["ns"])) }
        return .document(reply.setting("cursor", place, to: .array(of: lessened)))
      }
      for proxy in [timeless, unnamed] {
        let stream = try Self.stream(of: proxy.connectionString)
        let error = await #expect(throws: MongoError.self) {
          try await offCooperativePool { _ = try stream.writes(after: moment) }
        }
        #expect(error?.code == .invalidReply, "\(String(describing: error))")
      }
      withExtendedLifetime([timeless, unnamed]) {}
    }
  }
}
