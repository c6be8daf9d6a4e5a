import BSON

/// A small part of mongosh: enough to carry out the commands of remedies as they are printed.
///
/// A command is read whole before anything of it is sent, and what this part does not know is refused.
public struct Mongosh: Sendable {
  private let client: AdminClient
  private let password: String

  /// Opens it on one cluster.
  ///
  /// - Parameters:
  ///   - client: the client of the cluster.
  ///   - password: what is typed when a command asks for a password.
  public init(_ client: AdminClient, password: String = "secret") {
    self.client = client
    self.password = password
  }

  /// Carries out a command; away from the cooperative threads.
  ///
  /// - Parameter command: one or more statements, separated by semicolons.
  /// - Throws: `MongoshError` for what it cannot read, `ServerError` for what the server refuses.
  public func run(_ command: String) async throws {
    let statements = try MongoshParser.statements(of: command)
    try await offCooperativePool { for statement in statements { _ = try evaluate(statement) } }
  }

  private func evaluate(_ expression: MongoshExpression) throws -> MongoshValue {
    switch expression {
    case .value(let value): return value
    case .name("db"): return .database("test")
    case .name(let name): throw MongoshError("unknown name \(name)")
    case .array(let elements): return .array(try elements.map(evaluate))
    case .object(let members): return .object(ordering: try members.map { ($0.name, try evaluate($0.value)) })
    case .member(let receiver, let name):
      switch try evaluate(receiver) {
      case .database(let database): return .collection(database: database, name: name)
      case .reply(let reply): return .reply(reply[name])
      default: throw MongoshError("unknown member \(name)")
      }
    case .call(.name(let function), let arguments): return try call(function, try arguments.map(evaluate))
    case .call(.member(.name("rs"), "remove"), let arguments): return try remove(try arguments.map(evaluate))
    case .call(.member(.name("EJSON"), "parse"), let arguments): return try parse(try arguments.map(evaluate))
    case .call(.member(let receiver, let method), let arguments):
      let values = try arguments.map(evaluate)
      switch try evaluate(receiver) {
      case .database(let database): return try call(method, of: database, values)
      case .collection(let database, let name): return try call(method, of: database, name, values)
      default: throw MongoshError("unknown method \(method)")
      }
    case .call: throw MongoshError("what is called is no function")
    }
  }

  private func call(_ function: String, _ arguments: [MongoshValue]) throws -> MongoshValue {
    switch (function, arguments.count) {
    case ("passwordPrompt", 0): return .string(password)
    case ("Timestamp", 2):
      guard case .number(let time) = arguments[0], case .number(let order) = arguments[1] else { break }
      return .typed("{\"$timestamp\": {\"t\": \(UInt32(time)), \"i\": \(UInt32(order))}}")
    case ("Double", 1):
      guard case .number(let number) = arguments[0] else { break }
      return .typed("{\"$numberDouble\": \"\(number)\"}")
    case ("NumberLong", 1), ("Long", 1):
      guard let text = arguments[0].string else { break }
      return .typed("{\"$numberLong\": \(MongoshValue.literal(text))}")
    default: break
    }
    throw MongoshError("unknown function \(function) of \(arguments.count)")
  }

  /// Source: mongosh, `rs.remove`: the configuration without the member, its version raised by one.
  private func remove(_ arguments: [MongoshValue]) throws -> MongoshValue {
    guard let host = arguments.first?.string, arguments.count == 1 else { throw MongoshError("rs.remove takes a host") }
    guard let config = try client.document("admin", ["replSetGetConfig": 1])["config"]?.document,
      let members = config["members"]?.array, let version = config["version"]?.int
    else { throw MongoshError("no configuration") }
    let kept = members.filter { $0.document?["host"]?.string != host }
    guard kept.count == members.count - 1 else { throw MongoshError("no member \(host)") }
    let next = config.setting("members", to: .array(of: kept)).setting("version", to: .int32(Int32(version + 1)))
    return .reply(try client.run("admin", exactly: ["replSetReconfig": .document(next)]))
  }

  /// Source: js-bson, EJSON.parse: with relaxed false every number keeps its type.
  private func parse(_ arguments: [MongoshValue]) throws -> MongoshValue {
    guard let text = arguments.first?.string, arguments.count == 2, case .bool(false)? = arguments[1]["relaxed"] else {
      throw MongoshError("EJSON.parse is known with relaxed: false alone")
    }
    let statements = try MongoshParser.statements(of: text)
    guard let first = statements.first, statements.count == 1 else { throw MongoshError("not Extended JSON") }
    return try evaluate(first).deserialized
  }

  private func call(_ method: String, of database: String, _ arguments: [MongoshValue]) throws -> MongoshValue {
    let (first, second) = (arguments.first, arguments.dropFirst().first)
    switch (method, arguments.count) {
    case ("getSiblingDB", 1): if let name = first?.string { return .database(name) }
    case ("getCollection", 1): if let name = first?.string { return .collection(database: database, name: name) }
    case ("runCommand", 1): if let first { return try send(database, first.members) }
    case ("adminCommand", 1): if let first { return try send("admin", first.members) }
    case ("dropDatabase", 0): return try send(database, [("dropDatabase", .number(1))])
    case ("setProfilingLevel", 1): if let first { return try send(database, [("profile", first)]) }
    case ("createUser", 1), ("createRole", 1):
      guard let first, let name = first[method == "createUser" ? "user" : "role"] else { break }
      let rest = first.members.filter { $0.name != (method == "createUser" ? "user" : "role") }
      return try send(database, [(method, name)] + rest)
    case ("updateUser", 2), ("updateRole", 2):
      if let first, let second { return try send(database, [(method, first)] + second.members) }
    case ("grantRolesToUser", 2), ("revokeRolesFromUser", 2), ("grantRolesToRole", 2), ("revokeRolesFromRole", 2):
      if let first, let second { return try send(database, [(method, first), ("roles", second)]) }
    default: break
    }
    throw MongoshError("unknown method \(method) of a database with \(arguments.count) arguments")
  }

  private func call(
    _ method: String, of database: String, _ name: String, _ arguments: [MongoshValue]
  ) throws -> MongoshValue {
    let (first, second) = (arguments.first, arguments.dropFirst().first)
    switch (method, arguments.count) {
    case ("dropIndex", 1):
      if let first { return try send(database, [("dropIndexes", .string(name)), ("index", first)]) }
    case ("drop", 0): return try send(database, [("drop", .string(name))])
    case ("createIndex", 1):
      guard let first else { break }
      return try send(
        database,
        [
          ("createIndexes", .string(name)),
          ("indexes", .array([.object([("key", first), ("name", .string(try Self.indexName(first)))])])),
        ])
    case ("updateOne", 2), ("updateMany", 2):
      guard let first, let second else { break }
      let update = MongoshValue.object([("q", first), ("u", second), ("multi", .bool(method == "updateMany"))])
      return try send(database, [("update", .string(name)), ("updates", .array([update]))])
    default: break
    }
    throw MongoshError("unknown method \(method) of a collection with \(arguments.count) arguments")
  }

  /// The name that a shell gives an index: its fields with their orders.
  ///
  /// Source: MongoDB Node.js driver, `makeIndexSpec`.
  private static func indexName(_ key: MongoshValue) throws -> String {
    try key.members.map { member in
      let order = try member.value.bson()
      return "\(member.name)_" + (order.string ?? order.int.map { "\($0)" } ?? "")
    }.joined(separator: "_")
  }

  private func send(_ database: String, _ command: [(name: String, value: MongoshValue)]) throws -> MongoshValue {
    let reply = try client.run(
      database, exactly: BSONDocument(try command.map { ($0.name, try $0.value.bson()) }))
    guard let error = reply["writeErrors"][0]["errmsg"].string else { return .reply(reply) }
    throw ServerError(code: reply["writeErrors"][0]["code"].int ?? 0, message: error)
  }
}

extension MongoshValue {
  /// The members by which `EJSON.parse` knows a value that JSON has no form for, besides `$regex`.
  ///
  /// Source: js-bson, extended_json: keysToCodecs, deserializeValue.
  private static let wrappers: Set<String> = [
    "$oid", "$binary", "$uuid", "$symbol", "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal", "$minKey",
    "$maxKey", "$regularExpression", "$timestamp", "$date", "$code", "$undefined", "$dbPointer",
  ]

  /// The value as `EJSON.parse` gives it: wrapped values unwrapped, and each `$regex` that is a text a regular expression.
  ///
  /// Source: js-bson, BSONRegExp.fromExtendedJSON.
  fileprivate var deserialized: MongoshValue {
    switch self {
    case .array(let elements): return .array(elements.map(\.deserialized))
    case .object(let members):
      if let pattern = self["$regex"]?.string {
        return .regularExpression(pattern, options: self["$options"]?.string ?? "")
      }
      if members.contains(where: { Self.wrappers.contains($0.name) }) { return .typed(plainJSON) }
      return .object(members.map { ($0.name, $0.value.deserialized) })
    default: return self
    }
  }

  private var plainJSON: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(Self.literal($0.name)): \($0.value.plainJSON)" }.joined(separator: ", ") + "}"
    case .array(let elements): "[" + elements.map(\.plainJSON).joined(separator: ", ") + "]"
    case .string(let text): Self.literal(text)
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .bool(let value): "\(value)"
    default: "null"
    }
  }
}
