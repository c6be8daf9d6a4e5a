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
  /// How far ahead of the auditor's clock an entry may be dated, in seconds.
  private static let longestLead = 300.0
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
    let retention = status.reading("the minimum retention of the oplog") { status in
      // Servers before 4.4 have no such setting.
      try status.optional("oplogTruncation", .document)?.optional("oplogMinRetentionHours", .amount) ?? 0
    }
    let (oldest, newest, sizes) = await (first, last, stats)
    let evidence = oldest.evidence + newest.evidence + sizes.evidence + status.evidence
    guard let firstSeconds = oldest.value, let lastSeconds = newest.value, let size = sizes.value,
      // Without serverStatus the least is supposed, which promises nothing; a value that cannot be read is unknown.
      let minimumRetentionHours = status.refusal == nil ? retention.value : 0
    else {
      let refusal = oldest.refusal ?? newest.refusal ?? sizes.refusal ?? retention.refusal
      return .refused(refusal ?? Refusal(.failed, "The oplog is empty."), evidence)
    }
    let ahead = Double(lastSeconds) - Date().timeIntervalSince1970
    guard ahead <= Self.longestLead else {
      return .refused(
        Refusal(
          .failed,
          "The newest entry of the oplog is dated \(Int(ahead / 60)) minutes after the present of the auditor's host: one "
            + "of the two clocks is or was wrong, so no time of this oplog can be relied on."), evidence)
    }
    let rate = asksRate ? await recentRate(until: lastSeconds) : nil
    let window = OplogWindow(
      first: Date(timeIntervalSince1970: Double(firstSeconds)), last: Date(timeIntervalSince1970: Double(lastSeconds)),
      size: size.size, maximumSize: size.maximum,
      minimumRetentionHours: minimumRetentionHours,
      recentBytesPerSecond: rate?.value ?? nil)
    return .value(window, evidence + (rate?.evidence ?? [])).refusing(\.contradiction)
  }

  /// The time of the oldest (1) or newest (-1) entry, in seconds since 1970.
  private func end(_ direction: Int32) async -> Asked<UInt32> {
    let asked = await node.documents(
      .find(in: "local", "oplog.rs", projection: ["_id": 0, "ts": 1], sort: ["$natural": .int32(direction)], limit: 1))
    return asked.reading("the oplog's ends") { documents in
      try documents.first?.required("ts", .timestampSeconds)
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
      guard let sizes = documents.first else { return nil }
      return (try sizes.required("size", .count), try sizes.required("maxSize", .count))
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
      guard let group = documents.first else { return .some(nil) }
      let first = try group.required("first", .timestampSeconds)
      let last = try group.required("last", .timestampSeconds)
      let bytes = try group.required("bytes", .amount)
      return last > first ? bytes / Double(last - first) : .some(nil)
    }
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
