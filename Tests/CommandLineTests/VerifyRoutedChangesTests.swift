import BSON
import Foundation
import Synchronization
import TestSupport
import Testing

/// Writes to sharded clusters whose shards cannot be entered: the router's change stream shows them.
@Suite(.serialized) struct VerifyRoutedChangesTests {
  private static let password = "shard's p@ss/1"

  /// A cluster with a user of its own, whom its shards do not know.
  private static func options(_ name: String, roles: String, members: [ReplicaSetOptions.Member] = [.ordinary])
    -> ShardedClusterOptions
  {
    var options = ShardedClusterOptions(
      name: name, shards: [[.ordinary], members],
      accessControl: ReplicaSetOptions.AccessControl { admin in
        let user = #"{"createUser": "auditor", "pwd": "router-pw", "roles": \#(roles)}"#
        try await admin.run("admin", RoutedPair.roleWithoutChanges)
        try await admin.run("admin", user)
      },
      shardAccessControl: ReplicaSetOptions.AccessControl { admin in
        try await admin.run(
          "admin", #"{"createUser": "local", "pwd": "\#(password)", "roles": ["clusterMonitor", "readAnyDatabase"]}"#)
      })
    options.secondsBetweenNoops = 1
    return options
  }

  /// Two clusters with one document on each of two shards, lent to a closure.
  private static func pair(
    roles: String = #"["clusterMonitor", "readAnyDatabase"]"#, members: [ReplicaSetOptions.Member] = [.ordinary],
    _ body: (ShardedCluster, ShardedCluster) async throws -> Void
  ) async throws {
    try await ShardedCluster.with(options("source", roles: roles)) { source in
      try await ShardedCluster.with(options("destination", roles: roles, members: members)) { destination in
        for cluster in [source, destination] {
          for (shard, database) in ["shop", "crm"].enumerated() {
            try await cluster.createDatabase(database, onShard: shard)
            try await cluster.shards[shard].primary().insert(
              "\(database).orders", documents: [#"{"_id": 1}"#, #"{"_id": 2}"#])
          }
        }
        try await body(source, destination)
      }
    }
  }

  private static func verify(
    _ clusters: [ShardedCluster], _ arguments: [String] = [],
    started: @escaping @Sendable (RunningProgram) throws -> Void = { _ in }
  ) async throws -> CommandLineRun {
    let strings = clusters.map { $0.router.connectionString(user: "auditor", password: "router-pw") }
    return try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--progress", "json"] + arguments,
      environment: ["MONGOSYNC_AUDITOR_SOURCE": strings[0], "MONGOSYNC_AUDITOR_DESTINATION": strings[1]],
      limit: .seconds(180), started: started)
  }

  private static func quiet(_ run: CommandLineRun) throws -> JSON {
    try #require(try run.report()["items"].array.first { $0["id"].string == "clusters-quiet" })
  }

  @Test func theRoutersChangeStreamProvesThatNobodyWroteAndShowsWhatWasWritten() async throws {
    try await Self.pair { source, destination in
      let still = try await Self.verify([source, destination])
      #expect(try Self.quiet(still)["outcome"].string == "pass", "\(still.everything.prefix(4000))")

      try await destination.shards[1].primary().run(
        "crm", #"{"delete": "orders", "deletes": [{"q": {"_id": 2}, "limit": 1}]}"#)
      let (last, first) = (try destination.shards[1].primary(), try source.shards[0].primary())
      let moved = try await Self.verify([source, destination], ["--recheck-delay", "8"]) { program in
        try program.waitUntilItTells(#""waiting":1"#)
        try last.run("crm", #"{"update": "orders", "updates": [{"q": {"_id": 1}, "u": {"$set": {"a": 1}}}]}"#)
        try last.run("crm", #"{"insert": "orders", "documents": [{"_id": 2, "late": true}]}"#)
        try first.run("shop", #"{"create": "other"}"#)
      }
      #expect(moved.status == 2, "\(moved.everything.prefix(4000))")
      #expect(try Self.quiet(moved)["outcome"].string == "unknown")
      for reported in [
        "The source was written to while documents were compared: shop.$cmd (",
        "The destination was written to while documents were compared: crm.orders (2)",
        "1 of its documents differed and were written or deleted while documents were compared",
      ] {
        #expect(moved.output.contains(reported), "\(moved.output.prefix(6000))")
      }
    }
  }

  /// A proxy before a router that lets go of each of the first change streams at its first batch but one.
  private final class LettingGo: Sendable {
    private let streams = Mutex<Set<Int64>>([])
    private let count = Mutex(0)
    let code: Int32
    let most: Int
    var times: Int { count.withLock { $0 } }

    init(_ code: Int32, most: Int) { (self.code, self.most) = (code, most) }

    func proxy(before port: Int) throws -> ReplyProxy {
      try ReplyProxy(beforePort: port) { [self] command, reply in
        if command["pipeline"]?.documents?.first?.names.first == "$changeStream",
          case .int64(let id)? = reply[path: "cursor", "id"]
        {
          streams.withLock { _ = $0.insert(id) }
        }
        guard case .int64(let id)? = command["getMore"], streams.withLock({ $0.contains(id) }),
          count.withLock({ count in
            guard count < most else { return false }
            count += 1
            return true
          })
        else { return .none }
        return .document(["ok": 0.0, "code": .int32(code), "errmsg": "let go", "codeName": "LetGo"])
      }
    }
  }

  @Test(arguments: [(11602 as Int32, "pass"), (234, "pass"), (8000, "unknown")])
  func itIsReadAgainWhereTheRouterLetsGoOfIt(_ code: Int32, _ outcome: String) async throws {
    try await Self.pair { source, destination in
      let original = source.router.connectionString(user: "auditor", password: "router-pw")
      let port = try #require(original.firstMatch(of: /:([0-9]+)\//).flatMap { Int($0.1) })
      let letting = LettingGo(code, most: 2)
      let proxy = try letting.proxy(before: port)
      defer { withExtendedLifetime(proxy) {} }
      let run = try await CommandLineRun.of(
        ["verify", "--report", "json", "--recheck", "1", "--progress", "json"],
        environment: [
          "MONGOSYNC_AUDITOR_SOURCE": original.replacing("127.0.0.1:\(port)", with: proxy.host),
          "MONGOSYNC_AUDITOR_DESTINATION": destination.router.connectionString(
            user: "auditor", password: "router-pw"),
        ], limit: .seconds(180))
      #expect(try Self.quiet(run)["outcome"].string == outcome, "\(run.everything.prefix(4000))")
      #expect(letting.times > 0)
    }
  }

  @Test func aResumedRunReadsItFromWhereTheFirstOneBegan() async throws {
    try await Self.pair { source, destination in
      let folder = try TemporaryFolder()
      let ledger = folder.path(of: "run.ledger")
      let first = try await Self.verify([source, destination], ["--ledger", ledger])
      #expect(try Self.quiet(first)["outcome"].string == "pass", "\(first.everything.prefix(4000))")
      try await source.shards[1].primary().insert("crm.orders", documents: [#"{"_id": 3}"#])
      let resumed = try await Self.verify([source, destination], ["--ledger", ledger, "--resume"])
      #expect(try Self.quiet(resumed)["outcome"].string == "unknown", "\(resumed.everything.prefix(4000))")
      #expect(
        resumed.output.contains("The source was written to while documents were compared: crm.orders (1)"),
        "\(resumed.output.prefix(4000))")
    }
  }

  @Test func writesToTimeSeriesAreNotShownByIt() async throws {
    try await Self.pair { source, destination in
      for cluster in [source, destination] {
        try await cluster.shards[0].primary().run("shop", #"{"create": "weather", "timeseries": {"timeField": "at"}}"#)
      }
      let run = try await Self.verify([source, destination])
      #expect(run.status == 2, "\(run.everything.prefix(4000))")
      #expect(try Self.quiet(run)["outcome"].string == "unknown")
      #expect(
        run.output.contains("The change stream of its router shows no writes to time series, such as shop.weather."))
      let without = try await Self.verify(
        [source, destination], ["--exclude", "shop.weather", "--attest", "verified-scope=Ada"])
      #expect(try Self.quiet(without)["outcome"].string == "pass", "\(without.everything.prefix(4000))")
    }
  }

  @Test func withoutTheRightToOpenItSomebodyMustVouch() async throws {
    try await Self.pair(roles: #"["clusterMonitor", "withoutChanges"]"#) { source, destination in
      let without = try await Self.verify([source, destination])
      #expect(try Self.quiet(without)["outcome"].string == "unknown", "\(without.everything.prefix(4000))")
      for reported in [
        "The oplog of shard source-shard0 could not be read.", "give --shard-credentials",
        "The change stream of its router could not be read either.",
      ] {
        #expect(without.output.contains(reported), "\(without.output.prefix(4000))")
      }
      let vouched = try await Self.verify([source, destination], ["--quiesced"])
      #expect(try Self.quiet(vouched)["outcome"].string == "attested")
    }
  }
}
