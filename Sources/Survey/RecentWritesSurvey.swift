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
  /// - Parameters:
  ///   - oplog: the member's oplog, whose newest entry is known.
  ///   - seconds: how many seconds before the newest entry to look at.
  /// - Returns: the writes, one entry a namespace.
  func run(_ oplog: Observed<OplogWindow>, seconds: Int) async -> Observed<[RecentWrites]> {
    guard let newest = oplog.value?.last else { return oplog.map { _ in [] } }
    let start = UInt32(clamping: Int(newest.timeIntervalSince1970) - seconds)
    let moment = BSONValue.timestamp(seconds: start, increment: .max)
    let asked = await node.documents(.userWrites(after: moment, limit: Self.entries))
    let all = asked.reading("what was written lately") { try $0.map { try RecentWrites($0) } }
    let writes: Observed<[RecentWrites]> = all.observed("what was written lately") { all in
      let ofApplications = all.filter(\.isOfApplications)
      // Where all that was counted is mongosync's own, there may be more behind it.
      let isCut = ofApplications.isEmpty && all.reduce(0) { $0 + $1.entries } >= Self.entries
      return isCut ? nil : ofApplications
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
  /// Whether an application may have written it, not the server itself or mongosync.
  fileprivate var isOfApplications: Bool {
    let database = NamespaceParts(of: namespace).database
    return [.user, .deviceSync].contains(DatabaseFamily(ofDatabase: database))
  }

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
