import BSON
import Evidence
import Findings
import Foundation
import MongoClient

/// Asks a member what applications wrote to it lately.
struct RecentWritesSurvey: Sendable {
  let node: ClusterNode

  /// The bound on the entries that are counted.
  private static let entries: Int64 = 100_000
  private static let systems = "^(admin|config|local)[.]"
  private static let anyOther = "^(?!(admin|config|local)[.])"

  /// Asks; the seconds are counted back from the newest entry, so that no clock of ours matters.
  ///
  /// Left out are no-ops, which every idle server and mongosync write, what a chunk migration moves, and the databases
  /// of the server and of mongosync. A transaction is one entry of `admin.$cmd` that names its collections within.
  ///
  /// - Parameter oplog: the member's oplog, whose newest entry is known.
  /// - Returns: the writes, one entry a namespace.
  func run(_ oplog: Observed<OplogWindow>) async -> Observed<[RecentWrites]> {
    guard let newest = oplog.value?.last else { return oplog.map { _ in [] } }
    let start = UInt32(clamping: Int(newest.timeIntervalSince1970) - RecentWrites.seconds)
    let asked = await node.aggregate(
      in: "local", "oplog.rs",
      [
        [
          "$match": [
            "ts": ["$gt": .timestamp(seconds: start, increment: .max)], "op": ["$in": ["i", "u", "d", "c"]],
            "fromMigrate": ["$ne": true],
            "$or": [
              ["ns": ["$not": ["$regex": .string(Self.systems)]]],
              ["o.applyOps.ns": ["$regex": .string(Self.anyOther)]],
            ],
          ]
        ],
        ["$limit": .int64(Self.entries)],
        [
          "$group": [
            "_id": ["$ifNull": [["$arrayElemAt": ["$o.applyOps.ns", 0]], "$ns"]], "entries": ["$sum": 1],
            "last": ["$max": "$ts"],
          ]
        ],
        ["$sort": ["_id": 1]],
      ])
    return asked.observed("what was written lately") { documents in
      documents.compactMap(RecentWrites.init).filter { writes in
        let database = writes.namespace.split(separator: ".").first.map(String.init) ?? ""
        return [.user, .deviceSync].contains(DatabaseFamily(ofDatabase: database))
      }
    }
  }
}

extension RecentWrites {
  fileprivate init?(_ group: BSONDocument) {
    guard case .timestamp(let seconds, _) = group["last"] else { return nil }
    self.init(
      namespace: group["_id"]?.string ?? "", entries: group["entries"]?.int ?? 0,
      last: Date(timeIntervalSince1970: Double(seconds)))
  }
}
