import BSON
import Evidence
import Foundation
import MongoClient

/// The change stream of a router, which shows the writes to a sharded cluster whose shards cannot be entered.
///
/// It is opened whenever it is asked, and read from the time at which the comparison began. Where a server lets go of it,
/// it is read from that time again, never on from a token: a token that 9.0.0 or 9.0.1 gives with an empty batch is not
/// safe to go on from.
///
/// Source: SERVER-135099, MongoDB 9.0.2.
struct WatchedChangeStream: Sendable {
  let router: ClientPool

  /// It as a sentence begins.
  static let name = "The change stream of its router"

  /// Why it cannot be read.
  ///
  /// - Parameter error: what was said.
  /// - Returns: a sentence or more.
  static func reason(_ error: MongoError) -> String { "\(name) could not be read either. \(error.message)" }

  /// For so long it may stand still: idle servers move on every ten seconds.
  var patience = Duration.seconds(30)

  /// The newest time of the cluster, which a majority of every shard has passed; blocks.
  ///
  /// - Returns: a timestamp.
  /// - Throws: `MongoError` when the stream may not be opened, or does not get there.
  func present() throws(MongoError) -> BSONValue {
    try resuming { () throws(MongoError) in try read(.none) { (_) throws(MongoError) in } }
  }

  /// What applications wrote after a moment; blocks.
  ///
  /// - Parameter moment: a timestamp.
  /// - Returns: one entry a namespace, `database.$cmd` for what changes a collection or a database as a whole.
  /// - Throws: `MongoError` when it cannot be read up to the present.
  func writes(after moment: BSONValue) throws(MongoError) -> [RecentWrites] {
    let tallies = try resuming { () throws(MongoError) in
      var tallies: [ExactText: Tally] = [:]
      try read(.all(after: moment)) { (change) throws(MongoError) in
        guard !Change.isMarker(change) else { return }
        let change = try Change(change)
        for namespace in change.namespaces { tallies[namespace, default: Tally()].add(change) }
      }
      return tallies
    }
    return tallies.map { namespace, tally in
      RecentWrites(
        namespace: namespace.text, entries: tally.entries, deletes: tally.deletes,
        last: Date(timeIntervalSince1970: Double(tally.last)))
    }
  }

  /// The `_id`s of written documents; blocks.
  ///
  /// - Parameters:
  ///   - collection: their collection.
  ///   - ids: the `_id`s that are asked for.
  ///   - moment: a timestamp; writes after it count.
  /// - Returns: those that the stream names.
  /// - Throws: `MongoError` when it cannot be read up to the present.
  func written(
    in collection: ComparedCollection, _ ids: [BSONValue], after moment: BSONValue
  ) throws(MongoError) -> [BSONValue] {
    let wanted = ReadOnlyCommand.WantedChanges.writes(
      after: moment, database: collection.database, collection: collection.collection, ids: ids)
    return try resuming { () throws(MongoError) in
      var written: [BSONValue] = []
      try read(wanted) { (change) throws(MongoError) in
        if let id = change[path: "documentKey", "_id"] { written.append(id) }
      }
      return written
    }
  }

  /// How often it is read at most where servers let go of it.
  private static let attempts = 3

  /// Reads it again where a server let go of it for a reason that may be over the next time.
  private func resuming<Value>(_ body: () throws(MongoError) -> Value) throws(MongoError) -> Value {
    for _ in 1..<Self.attempts {
      do throws(MongoError) {
        return try body()
      } catch {
        guard error.mayResumeChangeStream else { throw error }
        Thread.sleep(forTimeInterval: 0.5)
      }
    }
    return try body()
  }

  /// Server 6.0, the first that shows how collections and indexes are made and changed.
  private static let wireVersionOfExpandedEvents = 17

  @discardableResult
  private func read(
    _ wanted: ReadOnlyCommand.WantedChanges, _ body: (BSONDocument) throws(MongoError) -> Void
  ) throws(MongoError) -> BSONValue {
    try router.withClient { (client) throws(MongoError) in
      let server = try client.selectServer()
      let isNewer = server.maxWireVersion >= Self.wireVersionOfExpandedEvents
      return try client.changes(
        .changes(wanted, showsExpandedEvents: isNewer), on: server, patience: patience, body)
    }
  }

  /// How many writes a namespace had.
  private struct Tally {
    var entries = 0
    var deletes = 0
    var last: UInt32 = 0

    mutating func add(_ change: Change) {
      entries += 1
      deletes += change.isDelete ? 1 : 0
      last = max(last, change.seconds)
    }
  }

  /// One event.
  private struct Change {
    /// What it was written to: the collection, or `database.$cmd`.
    let namespaces: [ExactText]
    let isDelete: Bool
    let seconds: UInt32

    private static let ofDocuments: Set = ["insert", "update", "replace", "delete"]

    /// Whether an event only says that others are over; it names no namespace, and what was written has events.
    ///
    /// Source: server 8.0 source, `endOfTransaction` among the expanded events.
    static func isMarker(_ event: BSONDocument) -> Bool { event["operationType"]?.string == "endOfTransaction" }

    /// Reads an event.
    ///
    /// - Throws: `MongoError.Code.invalidReply` for one of another form: a write would be left out with it.
    init(_ event: BSONDocument) throws(MongoError) {
      guard let type = event["operationType"]?.string, case .timestamp(let seconds, _)? = event["clusterTime"],
        let database = event[path: "ns", "db"]?.string
      else {
        throw MongoError(.invalidReply, "What a change stream shows cannot be read.")
      }
      guard let collection = Self.ofDocuments.contains(type) ? event[path: "ns", "coll"]?.string : "$cmd" else {
        throw MongoError(.invalidReply, "A change stream shows a write and not its collection.")
      }
      let target = event[path: "to", "db"]?.string.map { ExactText("\($0).$cmd") }
      let own = ExactText("\(database).\(collection)")
      namespaces = target.map { $0 == own ? [own] : [own, $0] } ?? [own]
      isDelete = type == "delete"
      self.seconds = seconds
    }
  }
}

extension MongoError {
  /// Whether a server let go of a change stream that can be read on.
  ///
  /// Source: MongoDB specifications, change streams: resumable errors. Left out are network errors, after
  /// which the driver looks for a server again for as long as the run has time.
  fileprivate var mayResumeChangeStream: Bool {
    let codes: Set = [43, 63, 91, 133, 150, 189, 234, 10107, 11600, 11602, 13388, 13435, 13436]
    return serverCode.map(codes.contains) ?? false
  }
}
