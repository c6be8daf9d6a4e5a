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

  /// A range with fewer bytes is cheaper to read than to cut further.
  private static let smallBytes = 500_000
  /// Into how many parts a range is cut that differs, as long as they hold enough to be worth a question.
  private static let mostParts = 64
  /// So many parts, spread over the range, are asked about first; where as many differ as `tellingDifferences`, the
  /// others most likely do too, and asking about each would cost more than reading the range.
  private static let probes = 12
  private static let tellingDifferences = 9

  /// Compares; blocks.
  ///
  /// - Returns: what was counted, and why it was not compared to its end where it was not.
  func run() -> PartitionResult { compare(work.partition) }

  private func compare(_ range: Partition) -> PartitionResult {
    if work.isFull { return PartitionResult(gap: PartitionWork.limitReached) }
    do throws(MongoError) {
      try work.stop.check()
      let digests = try work.retrying { () throws(MongoError) in try digest(range) }
      if digests.source.agrees(with: digests.destination) { return same(digests.source) }
      return try drill(range, digests.source)
    } catch {
      return give(up: range, error)
    }
  }

  /// Compares by bytes what no digest could be had of, where that may help.
  private func give(up range: Partition, _ error: MongoError) -> PartitionResult {
    guard !work.stop.isGiven, !error.mayPass else {
      return PartitionResult(gap: "A partition was not compared to its end. \(error.message)")
    }
    var result = read(range)
    result.notes.insert("Where a server gave no digest, bytes were compared. \(error.message)")
    return result
  }

  private func read(_ range: Partition) -> PartitionResult {
    PartitionComparison(work: work.part(from: range.from, to: range.to)).run()
  }

  /// Looks into a range whose digests differ.
  private func drill(_ range: Partition, _ digest: RangeDigest) throws(MongoError) -> PartitionResult {
    let count = min(Self.mostParts, digest.bytes / (Self.smallBytes / 2), digest.documents / 2)
    guard digest.bytes >= Self.smallBytes, count > 1 else { return read(range) }
    let cuts = try work.retrying { () throws(MongoError) -> [BSONValue] in
      try bounds(of: range, every: digest.documents / count, atMost: count - 1)
    }
    let parts = zip([range.from] + cuts, cuts + [range.to]).map { Partition(from: $0, to: $1) }
    var answers: [Int: (digest: RangeDigest, isSame: Bool)] = [:]
    let probes = Self.spread(Self.probes, over: parts.count)
    for place in probes + parts.indices.filter({ !probes.contains($0) }) {
      try work.stop.check()
      if answers.count == Self.probes, answers.values.count(where: { !$0.isSame }) >= Self.tellingDifferences {
        return read(range)
      }
      let part = try work.retrying { () throws(MongoError) in try self.digest(parts[place]) }
      answers[place] = (part.source, part.source.agrees(with: part.destination))
    }
    var result = PartitionResult()
    for (place, part) in parts.enumerated() {
      guard let answer = answers[place] else { continue }
      result.add(answer.isSame ? same(answer.digest) : compare(part, answer.digest))
    }
    return result
  }

  /// Compares a range whose digests differ.
  private func compare(_ range: Partition, _ digest: RangeDigest) -> PartitionResult {
    if work.isFull { return PartitionResult(gap: PartitionWork.limitReached) }
    do throws(MongoError) {
      return try drill(range, digest)
    } catch {
      return give(up: range, error)
    }
  }

  /// Places as far apart as can be.
  private static func spread(_ count: Int, over all: Int) -> [Int] {
    count < all ? (0..<count).map { (2 * $0 + 1) * all / (2 * count) } : Array(0..<all)
  }

  private func same(_ digest: RangeDigest) -> PartitionResult {
    var tally = DocumentTally()
    (tally.sourceDocuments, tally.sourceBytes) = (digest.documents, digest.bytes)
    (tally.destinationDocuments, tally.destinationBytes) = (digest.documents, digest.bytes)
    work.meter.add(tally, since: DocumentTally())
    return PartitionResult(tally: tally)
  }

  private func digest(_ range: Partition) throws(MongoError) -> (source: RangeDigest, destination: RangeDigest) {
    let command = ReadOnlyCommand.rangeDigest(
      in: work.collection.database, work.collection.collection, from: range.from, to: range.to)
    let preference = work.settings.readPreference
    return try work.clusters.both { (pool) throws(MongoError) in
      try pool.documents(command, preference).first.map(RangeDigest.init) ?? .empty
    }
  }

  /// Values of `_id` that cut a range every so many documents of the source.
  private func bounds(of range: Partition, every count: Int, atMost most: Int) throws(MongoError) -> [BSONValue] {
    var bounds: [BSONValue] = []
    while bounds.count < most {
      let command = ReadOnlyCommand.documentsByID(
        in: work.collection.database, work.collection.collection, from: bounds.last ?? range.from, to: range.to,
        projection: ["_id": 1], skip: max(1, count), limit: 1, batchSize: 1)
      guard let id = try work.clusters.source.documents(command).first?["_id"] else { break }
      bounds.append(id)
    }
    return bounds
  }
}
