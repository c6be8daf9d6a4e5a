import TestSupport
import Testing

/// A time series whose buckets lie on several shards.
@Suite(.serialized) struct VerifyRoutedTimeSeriesTests {
  private static let buckets = "shop.system.buckets.weather"

  /// A bucket of one measurement, as a server writes it; its id begins with the time, to the second.
  private static func bucket(_ number: Int, station: Int, _ value: Int = 0) -> String {
    let second = 1_769_817_600 + number * 3600
    let id = String(second, radix: 16) + String(repeating: "0", count: 15) + String(station)
    let time = #"{"$date": {"$numberLong": "\#(second)000"}}"#
    return #"""
      {"_id": {"$oid": "\#(id)"}, "meta": \#(station),
       "control": {"version": 1, "min": {"at": \#(time), "v": \#(value)}, "max": {"at": \#(time), "v": \#(value)}},
       "data": {"at": {"0": \#(time)}, "v": {"0": \#(value)}}}
      """#
  }

  /// Station 0 lies on the first shard of the source and on the second of the destination, station 1 the other way.
  private static func fill(_ cluster: ShardedCluster, moving station: Int, without missing: Set<Int> = []) async throws
  {
    try await cluster.createDatabase("shop", onShard: 0)
    try await cluster.shardTimeSeries(
      "shop.weather", key: #"{"station": 1}"#, options: #"{"timeField": "at", "metaField": "station"}"#)
    try await cluster.moveRange(
      of: buckets, from: #"{"meta": \#(station)}"#, upTo: #"{"meta": \#(station + 1)}"#, toShard: 1)
    for place in 0..<2 {
      let shard = place == station ? 1 : 0
      let numbers = (0..<200).filter { !missing.contains($0 * 2 + place) }
      try await cluster.shards[shard].primary().insert(
        buckets, documents: numbers.map { bucket($0, station: place, $0 == 7 && !missing.isEmpty ? 1 : 0) })
    }
  }

  @Test func bucketsOnSeveralShardsAreComparedAndWhatDiffersIsFound() async throws {
    let options = { (name: String) in ShardedClusterOptions(name: name, shards: [[.ordinary], [.ordinary]]) }
    try await ShardedCluster.with(options("series")) { source in
      try await ShardedCluster.with(options("series-copy")) { destination in
        try await ShardedCluster.with(options("series-less")) { less in
          try await Self.fill(source, moving: 1)
          try await Self.fill(destination, moving: 0)
          try await Self.fill(less, moving: 0, without: [4, 5, 121])
          for method in ["bytes", "digest"] {
            let same = try await Self.verify(source, destination, method)
            let outcome = try Self.documents(same)
            #expect(
              outcome["outcome"].string == "pass", "\(same.everything.prefix(4000))")
            #expect("\(outcome)".contains("shop.weather"), "\(outcome)")
            #expect("\(outcome)".contains("400"), "\(outcome)")
            let other = try await Self.verify(source, less, method)
            #expect(other.status == 1, "\(other.everything.prefix(4000))")
            let found = "\(try Self.documents(other))"
            #expect(found.contains("3 ") && found.contains("missing"), "\(found)")
            #expect(found.contains("2 ") && found.contains("differ"), "\(found)")
          }
        }
      }
    }
  }

  private static func documents(_ run: CommandLineRun) throws -> JSON {
    try run.report()["items"].array.first { $0["id"].string == "same-documents" } ?? .null
  }

  private static func verify(
    _ source: ShardedCluster, _ destination: ShardedCluster, _ method: String
  ) async throws -> CommandLineRun {
    try await CommandLineRun.of(
      [
        "verify", "--report", "json", "--recheck-delay", "0", "--quiesced", "--method", method, "--partition-size", "1",
      ],
      environment: [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ], limit: .seconds(120))
  }
}
