import BSON
public import Evidence
import Findings
import Foundation
public import MongoClient

/// Finds out what was written to both clusters since a comparison began.
///
/// A router has no oplog: of a sharded cluster those of the shards are read, each directly, or the router's change stream
/// where one of them cannot be read.
public struct WriteWatch: Sendable {
  /// The newest entry of an oplog when the comparison began; nil if it could not be read, with the reason.
  public struct Beginning: Hashable, Codable, Sendable {
    /// The shard; nil where the cluster is a replica set, or for a change stream.
    var shard: String?
    /// The seconds of the entry's time.
    let seconds: UInt32?
    /// The counter within the second.
    let increment: UInt32?
    /// Why it is not known.
    let gap: String?
    /// Whether it is where the router's change stream is read from; nil for an oplog.
    var isOfChangeStream: Bool?

    var timestamp: BSONValue? {
      guard let seconds, let increment else { return nil }
      return .timestamp(seconds: seconds, increment: increment)
    }
  }

  /// An oplog, and where it ended when the comparison began.
  private typealias Watched = (oplog: WatchedOplog, beginning: Beginning)

  /// What is read of one cluster.
  private struct Side: Sendable {
    /// Whether a router chooses the members that are read.
    let isRouted: Bool
    let oplogs: [Watched]
    /// Read in place of the oplogs; nil where all of them can be read, or where there is no router.
    let stream: (stream: WatchedChangeStream, beginning: Beginning)?
  }

  private let sides: [Side]
  /// Where the source's oplogs and the destination's ended when the comparison began.
  public var beginnings: [[Beginning]] {
    sides.map { $0.oplogs.map(\.beginning) + [$0.stream?.beginning].compactMap(\.self) }
  }

  /// Notes where the oplogs of two replica sets end; blocks.
  ///
  /// - Parameters:
  ///   - source: connections to the source.
  ///   - destination: connections to the destination.
  public init(_ source: ClientPool, _ destination: ClientPool) {
    self.init(WatchedCluster(replicaSet: source), WatchedCluster(replicaSet: destination))
  }

  /// Notes where the oplogs of both clusters end; blocks.
  ///
  /// - Parameters:
  ///   - source: the source.
  ///   - destination: the destination.
  ///   - beginnings: where the oplogs ended when the run began that is resumed; nil for now.
  public init(_ source: WatchedCluster, _ destination: WatchedCluster, since beginnings: [[Beginning]]? = nil) {
    sides = [source, destination].enumerated().map { place, cluster in
      guard let beginnings else { return Self.present(of: cluster) }
      return Self.matched(cluster, place < beginnings.count ? beginnings[place] : [])
    }
  }

  private static func present(of cluster: WatchedCluster) -> Side {
    let oplogs = cluster.oplogs.map { ($0, end(of: $0)) }
    let lacksOplogs = oplogs.isEmpty || oplogs.contains { $0.1.gap != nil }
    return Side(
      isRouted: cluster.stream != nil, oplogs: oplogs,
      stream: lacksOplogs ? cluster.stream.map { ($0, beginning(of: $0)) } : nil)
  }

  private static func beginning(of stream: WatchedChangeStream) -> Beginning {
    do throws(MongoError) {
      guard case .timestamp(let seconds, let increment) = try stream.present() else {
        return Beginning(
          seconds: nil, increment: nil, gap: "\(WatchedChangeStream.name) names no time.", isOfChangeStream: true)
      }
      return Beginning(seconds: seconds, increment: increment, gap: nil, isOfChangeStream: true)
    } catch {
      return Beginning(seconds: nil, increment: nil, gap: WatchedChangeStream.reason(error), isOfChangeStream: true)
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

  private static func matched(_ cluster: WatchedCluster, _ beginnings: [Beginning]) -> Side {
    let ofStream = beginnings.first { $0.isOfChangeStream ?? false }
    let stream = cluster.stream.flatMap { stream in ofStream.map { (stream, $0) } }
    return Side(
      isRouted: cluster.stream != nil,
      oplogs: matched(cluster.oplogs, beginnings.filter { $0.isOfChangeStream != true }), stream: stream)
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
  /// is known but what the change stream proves, which the line on majorities reports. Where secondaries are read, each
  /// member that a router may choose must show as much, and what is not known of one leaves nothing proven.
  ///
  /// - Parameters:
  ///   - preference: which members are read.
  ///   - patience: how long a shard may take.
  /// - Throws: `MongoError.Code.staleRead` when one does not get there.
  public func requireReadsOfThePresent(
    _ preference: ReadPreference = .primary, patience: Duration = .seconds(10)
  ) throws(MongoError) {
    for side in sides {
      if side.isRouted, side.oplogs.isEmpty, preference != .primary {
        throw MongoError(
          .staleRead, "A router chooses the members that it reads, and of its shards nothing is known.")
      }
      for (oplog, beginning) in side.oplogs where oplog.shard != nil {
        if let seconds = beginning.seconds, let increment = beginning.increment {
          try oplog.requireMajority(at: seconds, increment, patience: patience)
          guard preference != .primary else { continue }
          try oplog.requireMajorityOnEveryMember(at: seconds, increment, patience: patience)
        } else if preference != .primary {
          throw MongoError(
            .staleRead,
            "A router chooses the members that it reads, and how far they are is not known. \(beginning.gap ?? "")")
        }
      }
    }
  }

  /// What applications wrote to collections of users since then; blocks.
  ///
  /// - Parameter compared: the collections that were compared: a change stream does not show writes to all kinds.
  /// - Returns: the writes on the source and on the destination, one entry a namespace.
  public func writes(comparing compared: [ComparedCollection] = []) -> [Observed<[RecentWrites]>] {
    sides.map { side in
      let shown = side.stream.map { Self.writes($0.stream, since: $0.beginning, comparing: compared) }
      if case .success(let writes)? = shown { return .value(RecentWrites.together(writes), []) }
      var gaps = side.oplogs.isEmpty ? ["Its shards are not known."] : []
      var seen: [RecentWrites] = []
      for (oplog, beginning) in side.oplogs {
        switch Self.writes(oplog, since: beginning) {
        case .success(let writes): seen += writes
        case .failure(let unread): gaps.append(unread.reason)
        }
      }
      if case .failure(let unread)? = shown { gaps.append(unread.reason) }
      guard gaps.isEmpty else { return .refused(Refusal(.failed, gaps.joined(separator: " ")), []) }
      return .value(RecentWrites.together(seen), [])
    }
  }

  private static func writes(
    _ stream: WatchedChangeStream, since beginning: Beginning, comparing compared: [ComparedCollection]
  ) -> Result<[RecentWrites], UnreadOplog> {
    guard let since = beginning.timestamp else {
      return .failure(UnreadOplog(reason: beginning.gap ?? "\(WatchedChangeStream.name) could not be read."))
    }
    let unseen = compared.filter(\.isTimeSeries).map(\.namespace)
    guard unseen.isEmpty else {
      return .failure(
        UnreadOplog(
          reason:
            "\(WatchedChangeStream.name) shows no writes to time series, such as \(unseen.prefix(3).joined(separator: ", "))."
        ))
    }
    do throws(MongoError) {
      return .success(try stream.writes(after: since).filter(\.isOfUsers))
    } catch {
      return .failure(UnreadOplog(reason: WatchedChangeStream.reason(error)))
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
    for side in sides {
      guard let (stream, beginning) = side.stream, let since = beginning.timestamp else { continue }
      written.formUnion(try stream.written(in: collection, ids, after: since).filter(asked.contains))
    }
    for (oplog, beginning) in sides.filter({ $0.stream?.beginning.timestamp == nil }).flatMap(\.oplogs) {
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
  /// Whether an application may have written it, not the server itself.
  fileprivate var isOfUsers: Bool {
    DatabaseFamily(ofDatabase: NamespaceParts(of: namespace).database) == .user
  }

  /// Takes one answer about writes; the buckets of a time series stand for the collection.
  ///
  /// - Throws: `MongoError.Code.invalidReply` for one of another form: a write would be left out with it.
  fileprivate init?(_ group: BSONDocument) throws(MongoError) {
    guard let name = group["_id"]?.string, case .timestamp(let seconds, _)? = group["last"],
      let entries = group["entries"]?.int, entries > 0
    else {
      throw MongoError(.invalidReply, "What a server said of the writes in its oplog cannot be read.")
    }
    self.init(
      namespace: TimeSeriesBuckets.seriesNamespace(of: name),
      entries: entries, last: Date(timeIntervalSince1970: Double(seconds)))
    guard isOfUsers else { return nil }
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
