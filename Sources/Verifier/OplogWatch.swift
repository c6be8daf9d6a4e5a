import BSON
public import Evidence
import Findings
import Foundation
public import MongoClient

/// Tells from both clusters' oplogs what was written since a comparison began.
///
/// A router has no oplog: of a sharded cluster those of the shards are read, each directly.
public struct OplogWatch: Sendable {
  /// The newest entry of an oplog when the comparison began; nil if it could not be read, with the reason.
  public struct Beginning: Hashable, Codable, Sendable {
    /// The shard; nil where the cluster is a replica set.
    var shard: String?
    /// The seconds of the entry's time.
    let seconds: UInt32?
    /// The counter within the second.
    let increment: UInt32?
    /// Why it is not known.
    let gap: String?

    var timestamp: BSONValue? {
      guard let seconds, let increment else { return nil }
      return .timestamp(seconds: seconds, increment: increment)
    }
  }

  /// An oplog, and where it ended when the comparison began.
  private typealias Watched = (oplog: WatchedOplog, beginning: Beginning)

  private let oplogs: [[Watched]]
  /// Where the source's oplogs and the destination's ended when the comparison began.
  public var beginnings: [[Beginning]] { oplogs.map { $0.map(\.beginning) } }

  /// Notes where the oplogs of two replica sets end; blocks.
  ///
  /// - Parameters:
  ///   - source: connections to the source.
  ///   - destination: connections to the destination.
  public init(_ source: ClientPool, _ destination: ClientPool) {
    self.init([WatchedOplog(of: source)], [WatchedOplog(of: destination)])
  }

  /// Notes where the oplogs of both clusters end; blocks.
  ///
  /// - Parameters:
  ///   - source: the source's oplogs.
  ///   - destination: the destination's oplogs.
  ///   - beginnings: where they ended when a run began that is gone on with; nothing for now.
  public init(_ source: [WatchedOplog], _ destination: [WatchedOplog], since beginnings: [[Beginning]]? = nil) {
    oplogs = [source, destination].enumerated().map { place, oplogs in
      guard let beginnings else { return oplogs.map { ($0, Self.end(of: $0)) } }
      return Self.matched(oplogs, place < beginnings.count ? beginnings[place] : [])
    }
  }

  private static func end(of oplog: WatchedOplog) -> Beginning {
    do throws(MongoError) {
      guard case .timestamp(let seconds, let increment)? = try newest(of: oplog)?["ts"] else {
        return Beginning(
          shard: oplog.shard, seconds: nil, increment: nil, gap: "\(oplog.name) cannot be read, as behind a router.")
      }
      return Beginning(shard: oplog.shard, seconds: seconds, increment: increment, gap: nil)
    } catch {
      return Beginning(shard: oplog.shard, seconds: nil, increment: nil, gap: oplog.reason(error))
    }
  }

  private static func newest(of oplog: WatchedOplog) throws(MongoError) -> BSONDocument? {
    try oplog.primary().documents(.newestOplogEntry).first
  }

  /// Finds for each oplog where it ended; an oplog that has no beginning, or is gone, is unknown.
  private static func matched(_ oplogs: [WatchedOplog], _ beginnings: [Beginning]) -> [Watched] {
    let known = oplogs.map { oplog in
      let beginning = beginnings.first { $0.shard == oplog.shard }
      return (
        oplog,
        beginning
          ?? Beginning(
            shard: oplog.shard, seconds: nil, increment: nil,
            gap: "\(oplog.name) was not watched when the comparison began.")
      )
    }
    let gone = beginnings.filter { beginning in !oplogs.contains { $0.shard == beginning.shard } }
    return known
      + gone.map { beginning in
        let oplog = WatchedOplog(ofShard: beginning.shard ?? "", members: [], gap: nil)
        let gap = "\(oplog.name), which was watched when the comparison began, is not there any more."
        return (oplog, Beginning(shard: beginning.shard, seconds: nil, increment: nil, gap: gap))
      }
  }

  /// Waits until a majority of every shard has what its primary had when the comparison began; blocks.
  ///
  /// Of a replica set the reads themselves wait. A shard whose oplog cannot be read is left out: of its majority nothing
  /// is known, which the line on majorities tells.
  ///
  /// - Parameter patience: how long a shard may take.
  /// - Throws: `MongoError.Code.staleRead` when one does not get there.
  public func requireReadsOfThePresent(patience: Duration = .seconds(10)) throws(MongoError) {
    for (oplog, beginning) in oplogs.joined() where oplog.shard != nil {
      guard let seconds = beginning.seconds, let increment = beginning.increment else { continue }
      try oplog.requireMajority(at: seconds, increment, patience: patience)
    }
  }

  /// What applications wrote to collections of users since then; blocks.
  ///
  /// - Returns: the writes on the source and on the destination, one entry a namespace.
  public func writes() -> [Observed<[RecentWrites]>] {
    oplogs.map { oplogs in
      guard !oplogs.isEmpty else { return .refused(Refusal(.failed, "Its shards are not known."), []) }
      var seen: [RecentWrites] = []
      var gaps: [String] = []
      for (oplog, beginning) in oplogs {
        switch Self.writes(oplog, since: beginning) {
        case .success(let writes): seen += writes
        case .failure(let unread): gaps.append(unread.reason)
        }
      }
      guard gaps.isEmpty else { return .refused(Refusal(.failed, gaps.joined(separator: " ")), []) }
      return .value(RecentWrites.together(seen), [])
    }
  }

  /// Why an oplog tells nothing, a sentence or more.
  private struct UnreadOplog: Error {
    let reason: String
  }

  private static func writes(
    _ oplog: WatchedOplog, since beginning: Beginning
  ) -> Result<[RecentWrites], UnreadOplog> {
    let unread = { (reason: String) in Result<[RecentWrites], UnreadOplog>.failure(UnreadOplog(reason: reason)) }
    guard let since = beginning.timestamp else { return unread(beginning.gap ?? "\(oplog.name) could not be read.") }
    do throws(MongoError) {
      let primary = try oplog.primary()
      guard try reaches(since, primary) else {
        return unread("\(oplog.name) does not reach back to when the comparison began.")
      }
      if oplog.shard != nil, try !primary.documents(.lateCommit(after: since)).isEmpty {
        return unread(
          "\(oplog.name) shows that a transaction which was prepared before the comparison began was committed "
            + "meanwhile; what it wrote is not known.")
      }
      var writes: [RecentWrites] = []
      for group in try primary.documents(.userWrites(after: since)) {
        if let some = try RecentWrites(group) { writes.append(some) }
      }
      return .success(writes)
    } catch {
      return unread(oplog.reason(error))
    }
  }

  /// Which of some documents were written since then on either cluster; blocks.
  ///
  /// - Parameters:
  ///   - collection: the collection.
  ///   - ids: the `_id`s of the documents.
  /// - Returns: the `_id`s that an oplog names.
  /// - Throws: `MongoError` when an oplog that could be read before cannot be any more.
  func written(in collection: ComparedCollection, _ ids: [BSONValue]) throws(MongoError) -> Set<BSONValue> {
    let namespace = "\(collection.database).\(collection.collection)"
    let asked = Set(ids)
    var written: Set<BSONValue> = []
    for (oplog, beginning) in oplogs.joined() {
      guard let since = beginning.timestamp else { continue }
      for entry in try oplog.primary().documents(.writes(to: namespace, ids, after: since)) {
        let operations = entry["o"]?.document?["applyOps"]?.documents ?? [entry]
        for operation in operations where operation["ns"]?.string == namespace {
          let ids = [operation["o2"]?.document?["_id"], operation["o"]?.document?["_id"]].compactMap(\.self)
          written.formUnion(ids.filter(asked.contains))
        }
      }
    }
    return written
  }

  /// Whether an oplog still has the entry after which it is read.
  private static func reaches(_ since: BSONValue, _ pool: ClientPool) throws(MongoError) -> Bool {
    guard case .timestamp(let seconds, let increment) = since,
      case .timestamp(let oldest, let oldestIncrement)? = try pool.documents(.oldestOplogEntry).first?["ts"]
    else { return false }
    return (oldest, oldestIncrement) <= (seconds, increment)
  }
}

extension RecentWrites {
  /// Takes one answer about writes; the buckets of a time series stand for the collection.
  ///
  /// - Throws: `MongoError.Code.invalidReply` for one of another form: a write would be left out with it.
  fileprivate init?(_ group: BSONDocument) throws(MongoError) {
    guard let name = group["_id"]?.string, case .timestamp(let seconds, _)? = group["last"],
      let entries = group["entries"]?.int, entries > 0
    else {
      throw MongoError(.invalidReply, "What a server said of the writes in its oplog cannot be read.")
    }
    let database = NamespaceParts(of: name).database
    guard DatabaseFamily(ofDatabase: database) == .user else { return nil }
    self.init(
      namespace: TimeSeriesBuckets.seriesNamespace(of: name),
      entries: entries, last: Date(timeIntervalSince1970: Double(seconds)))
  }

  /// The writes that several oplogs tell of, one entry a namespace.
  fileprivate static func together(_ writes: [RecentWrites]) -> [RecentWrites] {
    Dictionary(grouping: writes) { ExactText($0.namespace) }.sorted { $0.key < $1.key }.compactMap { name, writes in
      writes.map(\.last).max().map { last in
        RecentWrites(namespace: name.text, entries: writes.reduce(0) { $0 + $1.entries }, last: last)
      }
    }
  }
}
