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

  /// Asks; the seconds are counted back from the newest entry, so that no clock of ours matters.
  ///
  /// Left out are the databases of the server and of mongosync.
  ///
  /// - Parameter oplog: the member's oplog, whose newest entry is known.
  /// - Returns: the writes, one entry a namespace.
  func run(_ oplog: Observed<OplogWindow>) async -> Observed<[RecentWrites]> {
    guard let newest = oplog.value?.last else { return oplog.map { _ in [] } }
    let start = UInt32(clamping: Int(newest.timeIntervalSince1970) - RecentWrites.seconds)
    let asked = await node.documents(
      .userWrites(after: .timestamp(seconds: start, increment: .max), limit: Self.entries))
    return asked.observed("what was written lately") { documents in
      try documents.map(RecentWrites.init).filter { writes in
        let database = NamespaceParts(of: writes.namespace).database
        return [.user, .deviceSync].contains(DatabaseFamily(ofDatabase: database))
      }
    }
  }
}

extension RecentWrites {
  fileprivate init(_ group: BSONDocument) throws(FieldError) {
    self.init(
      namespace: try group.required("_id", .string), entries: try group.required("entries", .count),
      deletes: try group.required("deletes", .count),
      last: Date(timeIntervalSince1970: Double(try group.required("last", .timestampSeconds))))
  }
}
