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
      guard let documents = try? answer.required("n", .count), let bytes = try? answer.required("bytes", .count) else {
        self.init(documents: 0, bytes: 0, hashes: nil)
        return
      }
      self.init(documents: documents, bytes: bytes, hashes: hashes)
    }

    /// Whether two ranges agree in all that was asked.
    func agrees(with other: RangeDigest) -> Bool { hashes != nil && self == other }
  }

  /// So many parts, spread over the partition, are asked about first; where all but one differ, the others most likely
  /// do too, and hashing them would only come before reading them.
  private static let probes = 8

  /// Compares; blocks.
  ///
  /// - Returns: what was counted, and why it was not compared to its end where it was not.
  func run() -> PartitionResult {
    do throws(MongoError) {
      let parts = try work.retrying { () throws(MongoError) in try self.parts() }
      var answers: [Int: RangeDigest] = [:]
      var isDifferent: Set<Int> = []
      let probes = Self.spread(Self.probes, over: parts.count)
      for (asked, place) in (probes + parts.indices.filter { !probes.contains($0) }).enumerated() {
        try work.stop.check()
        if asked == Self.probes, isDifferent.count >= Self.probes - 1 { return read(work.partition) }
        let digests = try work.retrying { () throws(MongoError) in try digest(parts[place]) }
        answers[place] = digests.source
        if !digests.source.agrees(with: digests.destination) { isDifferent.insert(place) }
      }
      return compare(parts, answers, isDifferent)
    } catch {
      guard !work.stop.isGiven, !error.mayPass else {
        return PartitionResult(gap: "A partition was not compared to its end. \(error.message)")
      }
      var result = read(work.partition)
      result.notes.insert("Where a server gave no digest, bytes were compared. \(error.message)")
      return result
    }
  }

  /// Counts the parts whose digests agree, and reads the others.
  private func compare(
    _ parts: [Partition], _ digests: [Int: RangeDigest], _ isDifferent: Set<Int>
  ) -> PartitionResult {
    var result = PartitionResult()
    for (place, part) in parts.enumerated() {
      if isDifferent.contains(place) {
        result.add(work.isFull ? PartitionResult(gap: PartitionWork.limitReached) : read(part))
      } else if let digest = digests[place] {
        result.add(same(digest))
      }
    }
    return result
  }

  private func read(_ range: Partition) -> PartitionResult {
    PartitionComparison(work: work.part(from: range.from, to: range.to)).run()
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

  /// The partition in parts of as many of the source's documents as one reply holds: those that differ are then read
  /// without many others, and no document is hashed twice.
  private func parts() throws(MongoError) -> [Partition] {
    var bounds: [BSONValue] = []
    while true {
      try work.stop.check()
      let command = ReadOnlyCommand.documentsByID(
        in: work.collection.database, work.collection.collection, from: bounds.last ?? work.partition.from,
        to: work.partition.to, projection: ["_id": 1], skip: Int(work.batchSize), limit: 1, batchSize: 1)
      guard let id = try work.clusters.source.documents(command, work.settings.readPreference).first?["_id"] else {
        break
      }
      bounds.append(id)
    }
    return zip([work.partition.from] + bounds, bounds + [work.partition.to]).map { Partition(from: $0, to: $1) }
  }
}
