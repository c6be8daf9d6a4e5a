import BSON
import Evidence
import Findings
import Foundation
import MongoClient

/// Asks a member for the span of its oplog.
struct OplogSurvey: Sendable {
  let node: ClusterNode
  /// Whether to scan the last minutes for the present rate.
  let asksRate: Bool

  /// The stretch of the oplog that "lately" means.
  private static let recentSeconds: UInt32 = 600
  /// The bound on the entries scanned for the rate.
  private static let recentEntries: Int64 = 100_000

  /// Asks.
  ///
  /// - Parameter status: the member's `serverStatus`, which tells the minimum retention.
  /// - Returns: the oplog's span.
  func run(status: Asked<BSONDocument>) async -> Observed<OplogWindow> {
    async let first = end(1)
    async let last = end(-1)
    async let stats = size()
    let (oldest, newest, sizes) = await (first, last, stats)
    let evidence = oldest.evidence + newest.evidence + sizes.evidence + status.evidence
    guard let firstSeconds = oldest.value, let lastSeconds = newest.value, let size = sizes.value else {
      let refusal = oldest.refusal ?? newest.refusal ?? sizes.refusal
      return .refused(refusal ?? Refusal(.failed, "The oplog is empty."), evidence)
    }
    let rate = asksRate ? await recentRate(until: lastSeconds) : nil
    let window = OplogWindow(
      first: Date(timeIntervalSince1970: Double(firstSeconds)), last: Date(timeIntervalSince1970: Double(lastSeconds)),
      size: size.size, maximumSize: size.maximum,
      minimumRetentionHours: status.value?[path: "oplogTruncation", "oplogMinRetentionHours"]?.double ?? 0,
      recentBytesPerSecond: rate?.value ?? nil)
    return .value(window, evidence + (rate?.evidence ?? []))
  }

  /// The time of the oldest (1) or newest (-1) entry, in seconds since 1970.
  private func end(_ direction: Int32) async -> Asked<UInt32> {
    let asked = await node.documents(
      .find(in: "local", "oplog.rs", projection: ["_id": 0, "ts": 1], sort: ["$natural": .int32(direction)], limit: 1))
    return asked.reading("the oplog's ends") { documents in
      guard case .timestamp(let seconds, _) = documents.first?["ts"] else { return nil }
      return seconds
    }
  }

  private func size() async -> Asked<(size: Int, maximum: Int)> {
    let asked = await node.aggregate(
      in: "local", "oplog.rs",
      [
        ["$collStats": ["storageStats": [:]]],
        ["$project": ["size": "$storageStats.size", "maxSize": "$storageStats.maxSize"]],
      ])
    return asked.reading("the oplog's size") { documents in
      guard let size = documents.first?["size"]?.int, let maximum = documents.first?["maxSize"]?.int else { return nil }
      return (size, maximum)
    }
  }

  private func recentRate(until last: UInt32) async -> Asked<Double?> {
    let start = BSONValue.timestamp(seconds: last - min(last, Self.recentSeconds), increment: 0)
    let asked = await node.aggregate(
      in: "local", "oplog.rs",
      [
        ["$match": ["ts": ["$gte": start]]], ["$limit": .int64(Self.recentEntries)],
        [
          "$group": [
            "_id": .null, "bytes": ["$sum": ["$bsonSize": "$$ROOT"]], "first": ["$min": "$ts"], "last": ["$max": "$ts"],
          ]
        ],
      ])
    return asked.reading("the oplog's rate") { documents -> Double?? in
      guard let group = documents.first, let bytes = group["bytes"]?.double,
        case .timestamp(let first, _) = group["first"], case .timestamp(let last, _) = group["last"], last > first
      else { return .some(nil) }
      return bytes / Double(last - first)
    }
  }
}

extension Asked {
  /// Reads the answer into something a check never sees; one that cannot be read is a refusal.
  func reading<New: Sendable>(_ what: String, _ parse: (Value) -> New?) -> Asked<New> {
    Asked<New>(
      result: result.flatMap { value in
        parse(value).map { .success($0) } ?? .failure(Refusal(.failed, "The reply does not tell \(what)."))
      }, evidence: evidence)
  }
}

extension ClusterNode {
  /// Asks for the result of an aggregation that only reads.
  func aggregate(
    in database: String, _ collection: String?, _ pipeline: [BSONDocument]
  ) async -> Asked<[BSONDocument]> {
    do throws(MongoError) {
      return await documents(try .aggregate(in: database, collection, pipeline: pipeline))
    } catch {
      return Asked(result: .failure(Refusal(error)), evidence: [])
    }
  }
}
