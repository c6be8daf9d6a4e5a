import BSON
import MongoClient

/// Compares the documents of one partition by digests that both servers make, and by their bytes where those differ.
struct DigestComparison: Sendable {
  let work: PartitionWork

  /// What one server says of a range.
  private struct RangeDigest: Hashable, Sendable {
    let documents: Int
    let bytes: Int
    /// A sum of hashes; nothing where it cannot be relied on.
    let hashes: Int64?

    static let empty = RangeDigest(documents: 0, bytes: 0, hashes: 0)

    init(documents: Int, bytes: Int, hashes: Int64?) {
      (self.documents, self.bytes, self.hashes) = (documents, bytes, hashes)
    }

    init(_ answer: BSONDocument) {
      let hashes: Int64? =
        switch answer["hashes"] {
        case .int32(let sum): Int64(sum)
        case .int64(let sum): sum
        default: nil
        }
      self.init(documents: answer["n"]?.int ?? 0, bytes: answer["bytes"]?.int ?? 0, hashes: hashes)
    }

    /// Whether two ranges agree in all that was asked.
    func agrees(with other: RangeDigest) -> Bool { hashes != nil && self == other }
  }

  /// A range with fewer documents, or fewer bytes, is cheaper to read than to cut further.
  private static let small = (documents: 1000, bytes: 1_000_000)
  /// Into how many parts a range is cut that differs.
  private static let parts = 16
  /// If so many parts that cannot be cut further all differ, differences are everywhere and the rest is read at once.
  private static let partsTried = 3

  /// What a range came to.
  private enum Finding {
    /// All digests agree.
    case same
    /// Some parts differ, others may not.
    case differs
    /// As far as it was looked at, everything differs.
    case differsThroughout
  }

  /// Compares; blocks.
  ///
  /// - Returns: what was counted, and why it was not compared to its end where it was not.
  func run() -> PartitionResult { compare(work.partition).result }

  private func compare(_ range: Partition) -> (result: PartitionResult, finding: Finding) {
    let part = work.part(from: range.from, to: range.to)
    if work.isFull { return (PartitionResult(gap: PartitionWork.limitReached), .differs) }
    let digests: (source: RangeDigest, destination: RangeDigest)
    do throws(MongoError) {
      try work.stop.check()
      digests = try work.retrying { () throws(MongoError) in try digest(range) }
    } catch {
      guard !work.stop.isGiven, !error.mayPass else {
        return (PartitionResult(gap: "A partition was not compared to its end. \(error.message)"), .differs)
      }
      var result = PartitionComparison(work: part).run()
      result.notes.insert("Where a server gave no digest, bytes were compared. \(error.message)")
      return (result, .differs)
    }
    guard !digests.source.agrees(with: digests.destination) else {
      var tally = DocumentTally()
      (tally.sourceDocuments, tally.sourceBytes) = (digests.source.documents, digests.source.bytes)
      (tally.destinationDocuments, tally.destinationBytes) = (digests.destination.documents, digests.destination.bytes)
      work.meter.add(tally, since: DocumentTally())
      return (PartitionResult(tally: tally), .same)
    }
    let isSmall =
      digests.source.documents < Self.small.documents || digests.source.bytes < Self.small.bytes
    guard !isSmall, let bounds = try? bounds(of: range, documents: digests.source.documents), !bounds.isEmpty else {
      return (PartitionComparison(work: part).run(), .differsThroughout)
    }
    return compare(parts: bounds, of: range)
  }

  private func compare(
    parts bounds: [BSONValue], of range: Partition
  ) -> (result: PartitionResult, finding: Finding) {
    let ranges = zip([range.from] + bounds, bounds + [range.to]).map { Partition(from: $0, to: $1) }
    var result = PartitionResult()
    var isThroughout = true
    for (number, next) in ranges.enumerated() {
      if number == Self.partsTried, isThroughout {
        result.add(PartitionComparison(work: work.part(from: next.from, to: range.to)).run())
        break
      }
      let (part, finding) = compare(next)
      if finding != .differsThroughout { isThroughout = false }
      result.add(part)
    }
    return (result, isThroughout ? .differsThroughout : .differs)
  }

  private func digest(_ range: Partition) throws(MongoError) -> (source: RangeDigest, destination: RangeDigest) {
    let command = ReadOnlyCommand.rangeDigest(
      in: work.collection.database, work.collection.collection, from: range.from, to: range.to)
    let preference = work.settings.readPreference
    return try work.clusters.both { (pool) throws(MongoError) in
      try pool.documents(command, preference).first.map(RangeDigest.init) ?? .empty
    }
  }

  /// Values of `_id` that cut a range into parts of as many documents each.
  private func bounds(of range: Partition, documents: Int) throws(MongoError) -> [BSONValue] {
    var bounds: [BSONValue] = []
    while bounds.count < Self.parts - 1 {
      let command = ReadOnlyCommand.documentsByID(
        in: work.collection.database, work.collection.collection, from: bounds.last ?? range.from, to: range.to,
        projection: ["_id": 1], skip: documents / Self.parts, limit: 1, batchSize: 1)
      guard let id = try work.clusters.source.documents(command).first?["_id"] else { break }
      bounds.append(id)
    }
    return bounds
  }
}
