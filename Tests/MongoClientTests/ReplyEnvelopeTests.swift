import BSON
import MongoClient
import Synchronization
import TestSupport
import Testing

/// Replies that are not what a command promises, made by a proxy before a real server.
@Suite struct ReplyEnvelopeTests {
  /// One way to change a cursor's reply.
  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let change: @Sendable (BSONDocument) -> ReplyProxy.Change

    init(_ name: String, _ change: @escaping @Sendable (BSONDocument) -> BSONDocument) {
      testDescription = name
      self.change = { .document(change($0)) }
    }

    /// Puts a value at a path, or leaves the element out.
    init(_ name: String, _ path: String, _ value: BSONValue?) {
      self.init(name) { reply in
        path == "ok" ? reply.setting("ok", to: value) : reply.setting("cursor", path, to: value)
      }
    }

    init(_ name: String, bytes change: @escaping @Sendable (BSONDocument) -> [UInt8]) {
      testDescription = name
      self.change = { .bytes(change($0)) }
    }
  }

  static let ofEveryBatch = [
    Damage("ok is a text", "ok", "1"),
    Damage("ok is true", "ok", true),
    Damage("ok is a half", "ok", 0.5),
    Damage("ok is no number", "ok", .double(.nan)),
    Damage("ok is 2", "ok", 2),
    Damage("ok is an array", "ok", [1]),
    Damage("ok is a document", "ok", ["ok": 1]),
    Damage("ok is there twice") { $0.appending("ok", 1.0) },
    Damage("the id is a double", "id", 5.0),
    Damage("the id is a text", "id", "0"),
    Damage("the id is a truth value", "id", false),
    Damage("the id is null", "id", .null),
    Damage("there is no id", "id", nil),
    Damage("the id is another cursor's", "id", .int64(-4_711)),
    Damage("the namespace has no dot", "ns", "damaged"),
    Damage("the namespace is empty", "ns", ""),
    Damage("the namespace has no collection", "ns", "damaged."),
    Damage("the namespace has no database", "ns", ".damaged"),
    Damage("the namespace is of another database", "ns", "other.damaged"),
    Damage("the namespace is of another collection", "ns", "envelopes.other"),
    Damage("the cursor is there twice") { $0.appending("cursor", $0["cursor"] ?? .null) },
    Damage("the cursor is an array") { $0.setting("cursor", to: .array(of: [$0["cursor"] ?? .null])) },
    Damage("the cursor is a text") { $0.setting("cursor", to: "cursor") },
    Damage("there is no cursor") { $0.setting("cursor", to: nil) },
    Damage("the id is there twice") { reply in
      reply.setting("cursor", to: reply["cursor"]?.document.map { .document($0.appending("id", .int64(0))) })
    },
    Damage("not all shards answered", "partialResultsReturned", true),
    Damage("the batch has another name") { renamingBatch($0, "batch") },
    Damage("a first batch is given for a further one, and the other way round") { reply in
      renamingBatch(reply, reply[path: "cursor", "firstBatch"] == nil ? "firstBatch" : "nextBatch")
    },
    Damage("the batch is a document") { changingBatch($0) { _ in .document(["0": ["_id": 1]]) } },
    Damage("the batch is null") { changingBatch($0) { _ in .null } },
    Damage("the batch is a text") { changingBatch($0) { _ in "documents" } },
    Damage("an element is a number") { changingBatch($0) { .array(of: [1] + $0) } },
    Damage("an element is null") { changingBatch($0) { .array(of: [.null] + $0) } },
    Damage("an element is an array") { changingBatch($0) { .array(of: $0.dropLast() + [[["_id": 1]]]) } },
    Damage("an element is a truth value") { changingBatch($0) { .array(of: $0.dropLast() + [true]) } },
    Damage("an element is the least key") { changingBatch($0) { .array(of: $0.dropLast() + [.other(.minKey, [])]) } },
    Damage("a document is longer than its batch") { reply in damagingDocument(reply, by: 3) },
    Damage("a document is shorter than it says") { reply in damagingDocument(reply, by: -3) },
    Damage("a document has a length below zero") { reply in damagingDocument(reply, by: -2_000) },
    Damage("it has more bytes than a server sends") { $0.appending("padding", padding(33 << 20)) },
  ]

  @Test(arguments: ofEveryBatch)
  func `a batch that is not one is never taken for documents or an end`(_ damage: Damage) async throws {
    for damagedReply in ["find", "getMore"] {
      let error = await #expect(throws: MongoError.self, "\(damagedReply)") {
        try await Self.read { command, reply in
          command.names.first == damagedReply ? damage.change(reply) : .none
        }
      }
      // A cursor that the server does not know is its own refusal.
      let isAnotherCursor = damage.testDescription.contains("another cursor") && damagedReply == "find"
      #expect(
        error?.code == (isAnotherCursor ? .commandFailed : .invalidReply), "\(damagedReply): \(error?.message ?? "")")
    }
  }

  @Test(arguments: [1, 2, 3, 40])
  func `empty batches of a live cursor are not its end`(_ count: Int) async throws {
    let left = Mutex(count)
    let ids = try await Self.read { command, reply in
      guard command.names.first == "getMore" else { return .none }
      let isLeft = left.withLock { left in
        left -= 1
        return left >= 0
      }
      return isLeft ? .document(Self.changingBatch(reply) { _ in .array(of: []) }) : .none
    }
    #expect(
      ids.count == Self.documents - count * Self.batch, "the proxy took \(count) batches away, and no more are lost")
  }

  @Test func `a first batch without documents is not the end`() async throws {
    let ids = try await Self.read { command, reply in
      guard command.names.first == "find" else { return .none }
      return .document(Self.changingBatch(reply) { _ in .array(of: []) })
    }
    #expect(ids.count == Self.documents - Self.batch)
  }

  /// A batch of very small documents has more bytes for their names than for themselves.
  @Test func `as many bytes as a server can send are taken`() async throws {
    let ids = try await Self.read { command, reply in
      command.names.first == "find" ? .document(reply.appending("padding", Self.padding(31 << 20))) : .none
    }
    #expect(ids == Array(0..<Self.documents))
  }

  @Test func `names of a batch's elements do not matter`() async throws {
    let ids = try await Self.read { command, reply in
      guard command.names.first == "getMore" else { return .none }
      return .document(
        Self.changingBatch(reply) { elements in .array(BSONDocument(elements.map { ("any name", $0) })) })
    }
    #expect(ids == Array(0..<Self.documents))
  }

  @Test(arguments: [
    Damage("ok is a text", "ok", "1"), Damage("ok is a half", "ok", 0.5), Damage("ok is true", "ok", true),
    Damage("there is no ok but an older one") { $0.setting("ok", to: "").appending("OK", 1) },
    Damage("ok is there twice") { $0.appending("ok", 1) },
    Damage("an element inside is cut", bytes: cuttingInside),
  ])
  func `a reply without a cursor is checked just so`(_ damage: Damage) async throws {
    let set = try await SharedServers.source()
    let proxy = try ReplyProxy(before: try #require(set.members.first)) { command, reply in
      command.names.first == "connectionStatus" ? damage.change(reply) : .none
    }
    let error = await #expect(throws: MongoError.self) {
      try await offCooperativePool {
        try Self.pool(proxy).withClient { (client) throws(MongoError) in
          _ = try client.run(.connectionStatus, on: try client.selectServer())
        }
      }
    }
    #expect(error?.code == .invalidReply, "\(error?.message ?? "")")
  }

  private static let documents = 600
  private static let batch = 10

  /// The `_id`s of a collection, read through a proxy.
  private static func read(_ rule: @escaping ReplyProxy.Rule) async throws -> [Int] {
    let set = try await SharedServers.replicaSet("envelopes", ReplicaSetOptions(name: "envelopes"))
    try await Filled.shared.fill(set, documents)
    let proxy = try ReplyProxy(before: try #require(set.members.first), rule: rule)
    return try await offCooperativePool {
      try pool(proxy).withClient { (client) throws(MongoError) in
        var cursor = try client.cursor(
          .documentsByID(in: "envelopes", "many", batchSize: Int32(batch)), on: try client.selectServer())
        return try cursor.rest().compactMap { $0["_id"]?.int }
      }
    }
  }

  private static func pool(_ proxy: ReplyProxy) throws -> ClientPool {
    try ClientPool(
      ConnectionString(proxy.connectionString), maximumConnections: 2,
      context: RunContext(runID: "envelopes", deadline: .now + .seconds(60)))
  }

  /// Fills the collection once.
  private actor Filled {
    static let shared = Filled()
    private var task: Task<Void, any Error>?

    func fill(_ set: ReplicaSet, _ count: Int) async throws {
      let task = self.task ?? Task { try await set.primary().insert("envelopes.many", count: count, sizeInBytes: 100) }
      self.task = task
      try await task.value
    }
  }

  private static func padding(_ size: Int) -> BSONValue { .string(String(repeating: "x", count: size)) }

  private static func batchName(_ reply: BSONDocument) -> String {
    reply[path: "cursor", "firstBatch"] == nil ? "nextBatch" : "firstBatch"
  }

  private static func changingBatch(
    _ reply: BSONDocument, _ change: ([BSONValue]) -> BSONValue
  ) -> BSONDocument {
    let name = batchName(reply)
    return reply.setting("cursor", name, to: change(reply[path: "cursor", name]?.array ?? []))
  }

  private static func renamingBatch(_ reply: BSONDocument, _ name: String) -> BSONDocument {
    let old = batchName(reply)
    return reply.setting("cursor", name, to: reply[path: "cursor", old]).setting("cursor", old, to: nil)
  }

  /// The reply with a wrong length in the first document of its batch.
  private static func damagingDocument(_ reply: BSONDocument, by difference: Int32) -> BSONDocument {
    changingBatch(reply) { elements in
      guard let first = elements.first?.document else { return .array(of: elements) }
      let marked = BSONValue.other(.document, withLength(Int32(first.bytes.count) + difference, first.bytes))
      return .array(of: [marked] + (difference > 0 ? [] : elements.dropFirst()))
    }
  }

  private static func withLength(_ length: Int32, _ bytes: [UInt8]) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: UInt32(bitPattern: length) >> (8 * $0)) } + bytes.dropFirst(4)
  }

  /// A reply whose first embedded document says that it is longer than what it lies in.
  private static func cuttingInside(_ reply: BSONDocument) -> [UInt8] {
    var bytes = reply.setting("authInfo", to: .other(.document, withLength(1 << 20, [0, 0, 0, 0, 0]))).bytes
    bytes[bytes.count - 1] = 0
    return bytes
  }
}
