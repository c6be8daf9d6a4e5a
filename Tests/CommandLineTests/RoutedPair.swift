import BSON
import Foundation
import TestSupport

/// Two sharded clusters, each behind the stand-in for mongos, with the same documents.
struct RoutedPair: Sendable {
  let source: ShardedCluster
  let destination: ShardedCluster

  /// How many documents each of `shop.orders` and `shop.lines` holds.
  static let documents = 3000
  /// How many documents `crm.people` holds.
  static let people = 500

  /// The command that makes a role which may read all that `verify` reads, and open no change stream.
  static let roleWithoutChanges = #"""
    {"createRole": "withoutChanges", "roles": [], "privileges": [{"resource": {"db": "", "collection": ""},
      "actions": ["find", "listCollections", "listIndexes", "collStats", "dbStats"]}]}
    """#

  /// The `_id`s of `shop.orders` under which there are two documents.
  static let twins = 300_000..<300_005

  var clusters: [ShardedCluster] { [source, destination] }

  /// Starts both clusters, fills them alike, lends them, and stops them whatever happens.
  ///
  /// The members are those of the destination's last shard.
  static func with<Value>(
    shards: Int, members: [ReplicaSetOptions.Member] = [.ordinary], _ body: (RoutedPair) async throws -> Value
  ) async throws -> Value {
    var original = ShardedClusterOptions(name: "source", shards: Array(repeating: [.ordinary], count: shards))
    original.seed = 3
    var copy = ShardedClusterOptions(
      name: "destination", shards: Array(repeating: [.ordinary], count: shards - 1) + [members])
    copy.seed = 4
    return try await ShardedCluster.with(original) { [copy] source in
      try await ShardedCluster.with(copy) { destination in
        let pair = RoutedPair(source: source, destination: destination)
        try await pair.fill(source)
        try await pair.fill(destination)
        return try await body(pair)
      }
    }
  }

  /// The shard on which a value of the key of `shop.orders` lies: on the destination in the opposite order.
  func shard(of key: Int, on cluster: ShardedCluster) -> Int {
    cluster === source ? key : cluster.shards.count - 1 - key
  }

  /// Of `shop.orders` each `_id` is on another shard than the one before, of `shop.lines` ranges of `_id` are, and
  /// `crm.people` is not sharded and lies on the last shard.
  private func fill(_ cluster: ShardedCluster) async throws {
    let count = cluster.shards.count
    try await cluster.createDatabase("shop", onShard: 0)
    try await cluster.createDatabase("crm", onShard: count - 1)
    try await cluster.shardCollection("shop.orders", key: #"{"key": 1}"#)
    try await cluster.shardCollection("shop.lines", key: #"{"_id": 1}"#)
    for key in 0..<count where shard(of: key, on: cluster) != 0 {
      try await cluster.moveRange(
        of: "shop.orders", from: #"{"key": \#(key)}"#, upTo: #"{"key": \#(key + 1)}"#,
        toShard: shard(of: key, on: cluster))
    }
    let numbers = 0..<Self.documents
    for index in cluster.shards.indices {
      let lines = numbers.filter { $0 * count / Self.documents == index }
      if index > 0 {
        try await cluster.moveRange(of: "shop.lines", from: #"{"_id": \#(lines.first ?? 0)}"#, toShard: index)
      }
      try await cluster.shards[index].primary().insert(
        "shop.lines", unchecked: lines.map { Self.document($0, key: index) })
    }
    for key in 0..<count {
      try await insertOrders(cluster, numbers.filter { $0 % count == key }.map { Self.document($0, key: key) })
    }
    // Two documents under one _id, on shards whose order is not that of the other cluster.
    try await insertOrders(
      cluster, Self.twins.flatMap { id in (0...1).map { Self.document(id, key: $0, "twin \($0)") } })
    try await cluster.shards[count - 1].primary().insert(
      "crm.people", unchecked: (0..<Self.people).map { Self.document($0, key: 0) })
  }

  /// Puts documents of one key where the cluster expects them.
  func insertOrders(_ cluster: ShardedCluster, _ documents: [BSONDocument]) async throws {
    for (key, documents) in Dictionary(grouping: documents, by: { $0["key"]?.int ?? 0 }) {
      try await cluster.shards[shard(of: key, on: cluster)].primary().insert("shop.orders", unchecked: documents)
    }
  }

  /// A document of about 600 bytes.
  static func document(_ id: Int, key: Int, _ text: String = "") -> BSONDocument {
    let filling = String(repeating: "x", count: 600 - text.count)
    return ["_id": .int32(Int32(id)), "key": .int32(Int32(key)), "text": .string(text + filling)]
  }

  /// Runs a command on the primary of every shard of the destination.
  func runOnDestination(_ database: String, _ command: String) async throws {
    for shard in destination.shards { try await shard.primary().run(database, command) }
  }

  /// Compares as an operator would.
  func verify(
    _ arguments: [String], limit: Duration = .seconds(120),
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--recheck-delay", "0", "--partition-size", "1"] + arguments,
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: limit, started: started)
  }

  /// A row of the list of mismatches, by what tells it from every other.
  struct Row: Hashable, CustomStringConvertible {
    let namespace: String
    let id: Int?
    let kind: String

    var description: String { "\(namespace) \(id ?? -1) \(kind)" }
  }

  /// The rows that a comparison wrote.
  static func rows(in file: String) throws -> [Row] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
      let row = try JSON(parsing: String(line))
      return Row(
        namespace: row["namespace"].string ?? "", id: row["id"]["$numberInt"].string.flatMap { Int($0) },
        kind: row["kind"].string ?? "")
    }
  }

  /// Changes the destination in every way that documents can differ in.
  ///
  /// - Returns: the rows that must be found.
  func plant() async throws -> Set<Row> {
    func update(_ collection: String, _ modulus: String) -> String {
      #"{"update": "\#(collection)", "updates": [{"q": {"_id": {"$mod": \#(modulus)}}, "u": {"$set": {"a": 1}}, "multi": true}]}"#
    }
    func delete(_ collection: String, _ modulus: String) -> String {
      #"{"delete": "\#(collection)", "deletes": [{"q": {"_id": {"$mod": \#(modulus)}}, "limit": 0}]}"#
    }
    try await runOnDestination("shop", update("orders", "[101, 3]"))
    try await runOnDestination("shop", delete("orders", "[211, 7]"))
    try await runOnDestination("shop", update("lines", "[307, 5]"))
    try await runOnDestination("crm", delete("people", "[97, 11]"))
    try await runOnDestination(
      "shop",
      #"{"update": "orders", "updates": [{"q": {"_id": \#(Self.twins.lowerBound), "key": 1}, "u": {"$set": {"a": 1}}}]}"#
    )
    let count = destination.shards.count
    let extra = (0..<27).map { Self.document(100_000 + $0, key: $0 % count) }
    // The same _id on another shard, once with the same text and once with another.
    let twice = [Self.document(0, key: count - 1), Self.document(1000, key: (1000 + 1) % count, "other")]
    try await insertOrders(destination, extra + twice)
    let numbers = 0..<Self.documents
    var rows = Set(
      numbers.filter { $0 % 101 == 3 && $0 % 211 != 7 }.map { Row(namespace: "shop.orders", id: $0, kind: "differs") })
    rows.formUnion(numbers.filter { $0 % 211 == 7 }.map { Row(namespace: "shop.orders", id: $0, kind: "missing") })
    rows.formUnion(numbers.filter { $0 % 307 == 5 }.map { Row(namespace: "shop.lines", id: $0, kind: "differs") })
    let people = (0..<Self.people).filter { $0 % 97 == 11 }
    rows.formUnion(people.map { Row(namespace: "crm.people", id: $0, kind: "missing") })
    rows.formUnion(extra.map { Row(namespace: "shop.orders", id: $0["_id"]?.int, kind: "extra") })
    rows.insert(Row(namespace: "shop.orders", id: Self.twins.lowerBound, kind: "differs"))
    rows.formUnion(twice.map { Row(namespace: "shop.orders", id: $0["_id"]?.int, kind: "duplicateId") })
    return rows
  }
}
