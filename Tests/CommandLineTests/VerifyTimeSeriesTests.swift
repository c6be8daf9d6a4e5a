import TestSupport
import Testing

/// Time series that differ in one thing each, between servers of one version, and their data.
@Suite struct VerifyTimeSeriesTests {
  private static func create(_ name: String, _ options: String, _ more: String = "") -> String {
    #"{"create": "\#(name)", "timeseries": {\#(options)}\#(more)}"#
  }

  private static let plain = #""timeField": "at", "metaField": "m", "granularity": "minutes""#
  private static let lifetime = #", "expireAfterSeconds": 864000"#

  /// Each series with what differs on the destination; of `indexed` an index is missing there.
  private static let series: [(name: String, source: String, destination: String)] = [
    ("same", create("same", plain, lifetime), create("same", plain, lifetime)),
    ("indexed", create("indexed", plain), create("indexed", plain)),
    (
      "granular", create("granular", plain),
      create("granular", #""timeField": "at", "metaField": "m", "granularity": "hours""#)
    ),
    (
      "meta", create("meta", plain),
      create("meta", #""timeField": "at", "metaField": "other", "granularity": "minutes""#)
    ),
    (
      "time", create("time", plain),
      create("time", #""timeField": "when", "metaField": "m", "granularity": "minutes""#)
    ),
    ("lives", create("lives", plain, lifetime), create("lives", plain, #", "expireAfterSeconds": 86400"#)),
    ("immortal", create("immortal", plain, lifetime), create("immortal", plain)),
  ]

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4])
  func `each thing that differs is found, and nothing of what is the same`(_ version: MongodVersion) async throws {
    try await withSets(version) { source, destination in
      for series in Self.series {
        try await source.primary().run("shop", series.source)
        try await destination.primary().run("shop", series.destination)
      }
      try await source.primary().run(
        "shop", #"{"createIndexes": "indexed", "indexes": [{"key": {"m.place": 1}, "name": "by_place"}]}"#)
      let run = try await Self.verify(source, destination)
      #expect(run.status == 1, "\(run.everything.prefix(4000))")
      let failing = try run.report()["items"].array.flatMap { $0["findings"].array }
        .filter { $0["outcome"].string == "fail" }.compactMap {
          $0["namespace"].string ?? $0["subject"]["namespace"].string
        }
      #expect(Set(failing) == Set(Self.series.dropFirst().map { "shop.\($0.name)" }), "\(run.output.prefix(6000))")
    }
  }

  @Test(arguments: [MongodVersion.v6_0_27, .v5_0_4])
  func `measurements are compared`(_ version: MongodVersion) async throws {
    try await withSets(version) { source, destination in
      for (set, value) in [(source, 1), (destination, 2)] {
        for (name, value) in [("alike", 0), ("unlike", value)] {
          try await set.primary().run("shop", Self.create(name, Self.plain))
          try await set.primary().insert(
            "shop.system.buckets.\(name)", documents: (0..<50).map { Self.bucket($0, $0 == 7 ? value : 0) })
        }
      }
      let run = try await Self.verify(source, destination)
      #expect(run.status == 1, "\(run.everything.prefix(4000))")
      let documents = try run.report()["items"].array.first { $0["id"].string == "same-documents" } ?? .null
      let texts = documents["findings"].array.map { "\($0)" }
      #expect(texts.contains { $0.contains("shop.unlike") && $0.contains("fail") && $0.contains("1 ") }, "\(texts)")
      #expect(!texts.contains { $0.contains("shop.alike") && $0.contains("fail") }, "\(texts)")
    }
  }

  /// A bucket of one measurement; its id begins with the time.
  private static func bucket(_ number: Int, _ value: Int) -> String {
    let second = 1_769_817_600 + number * 3600
    let id = String(second, radix: 16) + String(repeating: "0", count: 16)
    let time = #"{"$date": {"$numberLong": "\#(second)000"}}"#
    return #"""
      {"_id": {"$oid": "\#(id)"}, "meta": 1,
       "control": {"version": 1, "min": {"at": \#(time), "v": \#(value)}, "max": {"at": \#(time), "v": \#(value)}},
       "data": {"at": {"0": \#(time)}, "v": {"0": \#(value)}}}
      """#
  }

  private func withSets(_ version: MongodVersion, _ body: (ReplicaSet, ReplicaSet) async throws -> Void) async throws {
    try await ReplicaSet.with(ReplicaSetOptions(name: "series", version: version)) { source in
      try await ReplicaSet.with(ReplicaSetOptions(name: "copies", version: version)) { destination in
        try await body(source, destination)
      }
    }
  }

  private static func verify(_ source: ReplicaSet, _ destination: ReplicaSet) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      ["verify", "--report", "json", "--recheck-delay", "0", "--quiesced"],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(120))
  }
}
