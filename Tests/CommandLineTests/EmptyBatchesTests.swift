import Foundation
import TestSupport
import Testing

/// Cursors that give nothing for a while are not at their end, whatever is read through them.
@Suite struct EmptyBatchesTests {
  private static let oddities = [
    #"{"create": "log", "capped": true, "size": 4096}"#, #"{"create": "v", "viewOn": "orders", "pipeline": []}"#,
    #"{"create": "words", "collation": {"locale": "de"}}"#,
    """
    {"createIndexes": "orders", "indexes": [
      {"key": {"a": 1}, "name": "unique", "unique": true, "sparse": true}, {"key": {"t": 1}, "name": "ttl", "expireAfterSeconds": 60},
      {"key": {"a": 1}, "name": "plain", "collation": {"locale": "de"}}, {"key": {"b": 1}, "name": "b", "hidden": true}]}
    """,
    #"{"create": "series", "timeseries": {"timeField": "t"}}"#,
  ]

  private func fill(_ set: ReplicaSet) async throws {
    let admin = try set.primary()
    for command in Self.oddities { try await admin.run("shop", command) }
    for number in 0..<30 { try await admin.run("shop", #"{"create": "c\#(number)"}"#) }
    try await admin.insert("shop.orders", documents: (0..<300).map { #"{"_id": \#($0), "a": \#($0)}"# })
    try await admin.insert(
      "shop.orders", documents: [#"{"_id": "odd", "a": -1, "$price": 5, "at": {"$timestamp": {"t": 0, "i": 0}}}"#])
    try await admin.run("admin", #"{"createUser": "u", "pwd": "p", "roles": ["root"]}"#)
  }

  @Test(arguments: [1, 2, 25])
  func `preflight comes to the same over many empty batches`(_ count: Int) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(name: "batched")) { source in
      let destination = try await SharedServers.unwrittenPair().destination
      try await fill(source)
      let empty = EmptyBatches(count)
      let proxy = try ReplyProxy.passing(for: try #require(source.members.first), rule: empty.change)
      let plain = try ReplyProxy.passing(for: try #require(source.members.first)) { _, _ in .none }
      func findings(_ proxy: ReplyProxy) async throws -> [String] {
        var audit = Audit(proxy.connectionString, destination.connectionString)
        audit.checklist = "preflight"
        audit.timeout = 60
        // The space left on this machine's disk, and the time since the oplog began, change from run to run.
        audit.arguments = ["--sample", "1000", "--skip", "destination-disk,oplog-window,destination-oplog-window"]
        let run = try await audit.run()
        #expect(run.status == 1, "\(run.errors)")
        return try run.report()["items"].array.flatMap { item in
          item["findings"].array.map { finding in
            let place = finding["subject"]["namespace"].string ?? finding["subject"]["node"].string ?? ""
            return
              "\(item["id"].string ?? "") \(finding["outcome"].string ?? "") \(place) \(finding["summary"].string ?? "")"
              .replacing(proxy.host, with: "the source")
          }
        }
      }
      let expected = try await findings(plain)
      #expect(expected.count { $0.contains(" warn ") || $0.contains(" fail ") } > 5, "\(expected)")
      let seen = try await findings(proxy)
      #expect(Set(seen).symmetricDifference(expected).isEmpty, "\(Set(seen).symmetricDifference(expected).sorted())")
      #expect(seen.count == expected.count)
      #expect(empty.given > 20 * count)
    }
  }

  @Test(arguments: ["digest", "bytes", "counts"])
  func `verify comes to the same over many empty batches`(_ method: String) async throws {
    let (source, destination) = try await SharedServers.filledPair()
    let database = "empty_batches_\(method)"
    for set in [source, destination] {
      try await set.primary().insert("\(database).many", count: 20_000, sizeInBytes: 200)
    }
    try await destination.primary().run(
      database, #"{"delete": "many", "deletes": [{"q": {"_id": {"$mod": [1001, 7]}}, "limit": 0}]}"#)
    let empty = [EmptyBatches(3), EmptyBatches(2)]
    let proxies = try zip([source, destination], empty).map { set, empty in
      try ReplyProxy.passing(for: try #require(set.members.first), rule: empty.change)
    }
    let folder = try TemporaryFolder()
    let rows = folder.path(of: "rows.ndjson")
    let run = try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck", "1", "--recheck-delay", "0", "--partition-size", "1", "--quiesced"]
        + ["--method", method, "--namespaces", "\(database).*", "--mismatches", rows],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": proxies[0].connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": proxies[1].connectionString,
      ], limit: .seconds(90))
    #expect(run.status == 1, "\(run.everything.prefix(3000))")
    let compared = try run.report()["documents"]["namespaces"][0]
    #expect(compared["method"].string == method && compared["gap"].string == nil, "\(compared)")
    #expect(compared["source"]["documents"].int == 20_000 && compared["destination"]["documents"].int == 19_980)
    let lines = try String(contentsOfFile: rows, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == (method == "counts" ? 0 : 20), "\(lines.count)")
    #expect(empty.allSatisfy { $0.given > 10 })
  }
}
