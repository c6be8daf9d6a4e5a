import BSON
public import Evidence
import Findings
import Foundation
public import MongoClient

/// Tells from both clusters' oplogs what was written since a comparison began.
///
/// Only a replica set's oplog can be read: a router has none.
public struct OplogWatch: Sendable {
  /// The newest entry of each oplog when the comparison began; nothing where it could not be read, and why.
  public struct Beginning: Hashable, Codable, Sendable {
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

  private let source: ClientPool
  private let destination: ClientPool
  /// Where the source's oplog and the destination's ended when the comparison began.
  public let beginnings: [Beginning]

  /// Notes where both oplogs end; blocks.
  ///
  /// - Parameters:
  ///   - source: connections to the source.
  ///   - destination: connections to the destination.
  ///   - beginnings: where they ended when a run began that is gone on with; nothing for now.
  public init(_ source: ClientPool, _ destination: ClientPool, since beginnings: [Beginning]? = nil) {
    self.source = source
    self.destination = destination
    self.beginnings = beginnings ?? [source, destination].map(Self.end)
  }

  private static func end(of pool: ClientPool) -> Beginning {
    do throws(MongoError) {
      guard case .timestamp(let seconds, let increment)? = try pool.documents(.newestOplogEntry).first?["ts"] else {
        return Beginning(seconds: nil, increment: nil, gap: "Its oplog cannot be read there, as behind a router.")
      }
      return Beginning(seconds: seconds, increment: increment, gap: nil)
    } catch {
      return Beginning(seconds: nil, increment: nil, gap: "Its oplog could not be read. \(error.message)")
    }
  }

  /// What applications wrote to collections of users since then; blocks.
  ///
  /// - Returns: the writes on the source and on the destination, one entry a namespace.
  public func writes() -> [Observed<[RecentWrites]>] {
    zip([source, destination], beginnings).map { pool, beginning in
      guard let since = beginning.timestamp else {
        return .refused(Refusal(.failed, beginning.gap ?? "Its oplog could not be read."), [])
      }
      do throws(MongoError) {
        guard try Self.reaches(since, pool) else {
          return .refused(Refusal(.failed, "Its oplog does not reach back to when the comparison began."), [])
        }
        return .value(try pool.documents(.userWrites(after: since)).compactMap(RecentWrites.init), [])
      } catch {
        return .refused(Refusal(.failed, "Its oplog could not be read. \(error.message)"), [])
      }
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
    for (pool, beginning) in zip([source, destination], beginnings) {
      guard let since = beginning.timestamp else { continue }
      for entry in try pool.documents(.writes(to: namespace, ids, after: since)) {
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
  fileprivate init?(_ group: BSONDocument) {
    guard let name = group["_id"]?.string, case .timestamp(let seconds, _)? = group["last"] else { return nil }
    let database = name.split(separator: ".").first.map(String.init) ?? ""
    guard DatabaseFamily(ofDatabase: database) == .user else { return nil }
    let buckets = "\(database).system.buckets."
    self.init(
      namespace: name.hasPrefix(buckets) ? "\(database).\(name.dropFirst(buckets.count))" : name,
      entries: group["entries"]?.int ?? 0, last: Date(timeIntervalSince1970: Double(seconds)))
  }
}
