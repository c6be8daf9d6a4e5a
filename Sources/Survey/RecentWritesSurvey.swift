import BSON
import Evidence
import Findings
import Foundation
import MongoClient

/// Asks a member what applications wrote to it lately.
struct RecentWritesSurvey: Sendable {
  let node: ClusterNode
  /// Whether it is a member of a shard, where transactions over several shards are prepared before they are committed.
  let isShard: Bool

  /// The bound on the entries that are counted.
  private static let entries: Int64 = 100_000

  /// Asks; the seconds are counted back from the newest entry, so that no clock of ours matters.
  ///
  /// Left out are the databases of the server and of mongosync. A commit counts whose transaction was prepared before
  /// those seconds: the entry that names what it wrote lies before them.
  ///
  /// - Parameter oplog: the member's oplog, whose newest entry is known.
  /// - Returns: the writes, one entry a namespace.
  func run(_ oplog: Observed<OplogWindow>) async -> Observed<[RecentWrites]> {
    guard let newest = oplog.value?.last else { return oplog.map { _ in [] } }
    let start = UInt32(clamping: Int(newest.timeIntervalSince1970) - RecentWrites.seconds)
    let moment = BSONValue.timestamp(seconds: start, increment: .max)
    let asked = await node.documents(.userWrites(after: moment, limit: Self.entries))
    let writes: Observed<[RecentWrites]> = asked.observed("what was written lately") { documents in
      try documents.map { try RecentWrites($0) }.filter { writes in
        let database = NamespaceParts(of: writes.namespace).database
        return [.user, .deviceSync].contains(DatabaseFamily(ofDatabase: database))
      }
    }
    guard isShard, let seen = writes.value else { return writes }
    let late = await node.documents(.lateCommit(after: moment))
    let commits: Observed<[RecentWrites]> = late.observed("the commits of prepared transactions") { entries in
      try entries.map { try RecentWrites(lateCommit: $0) }
    }
    return commits.map { seen + $0 }.citing(writes.evidence + commits.evidence)
  }
}

extension RecentWrites {
  fileprivate init(lateCommit entry: BSONDocument) throws(FieldError) {
    self.init(
      namespace: Self.lateCommits, entries: 1,
      last: Date(timeIntervalSince1970: Double(try entry.required("ts", .timestampSeconds))))
  }

  fileprivate init(_ group: BSONDocument) throws(FieldError) {
    self.init(
      namespace: try group.required("_id", .string), entries: try group.required("entries", .count),
      deletes: try group.required("deletes", .count),
      last: Date(timeIntervalSince1970: Double(try group.required("last", .timestampSeconds))))
  }
}
