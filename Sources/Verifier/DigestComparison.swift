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
  /// Where, in hundredths of a range that differs, small ranges are tried before it is cut; so many documents each.
  private static let probes = (places: [20, 50, 80], documents: 400)

  /// Compares; blocks.
  ///
  /// - Returns: what was counted, and why it was not compared to its end where it was not.
  func run() -> PartitionResult { compare(work.partition) }

  private func compare(_ range: Partition) -> PartitionResult {
    let part = PartitionComparison(work: work.part(from: range.from, to: range.to))
    if work.isFull { return PartitionResult(gap: PartitionWork.limitReached) }
    do throws(MongoError) {
      try work.stop.check()
      let digests = try work.retrying { () throws(MongoError) in try digest(range) }
      if digests.source.agrees(with: digests.destination) { return same(digests.source) }
      let documents = digests.source.documents
      guard documents >= Self.small.documents, digests.source.bytes >= Self.small.bytes else { return part.run() }
      if try differsThroughout(range, documents: documents) { return part.run() }
      let cuts = try work.retrying { () throws(MongoError) -> [BSONValue] in
        try bounds(of: range, every: documents / Self.parts, atMost: Self.parts - 1)
      }
      var result = PartitionResult()
      for (from, to) in zip([range.from] + cuts, cuts + [range.to]) {
        result.add(compare(Partition(from: from, to: to)))
      }
      return result
    } catch {
      guard !work.stop.isGiven, !error.mayPass else {
        return PartitionResult(gap: "A partition was not compared to its end. \(error.message)")
      }
      var result = part.run()
      result.notes.insert("Where a server gave no digest, bytes were compared. \(error.message)")
      return result
    }
  }

  private func same(_ digest: RangeDigest) -> PartitionResult {
    var tally = DocumentTally()
    (tally.sourceDocuments, tally.sourceBytes) = (digest.documents, digest.bytes)
    (tally.destinationDocuments, tally.destinationBytes) = (digest.documents, digest.bytes)
    work.meter.add(tally, since: DocumentTally())
    return PartitionResult(tally: tally)
  }

  /// Whether differences are everywhere, so that the range is better read at once than cut.
  private func differsThroughout(_ range: Partition, documents: Int) throws(MongoError) -> Bool {
    for place in Self.probes.places {
      let answer = try work.retrying { () throws(MongoError) -> Bool in
        let start = try bounds(of: range, every: documents * place / 100, atMost: 1).first
        let end = try bounds(of: Partition(from: start, to: range.to), every: Self.probes.documents, atMost: 1).first
        let probe = try digest(Partition(from: start, to: end))
        return probe.source.agrees(with: probe.destination)
      }
      if answer { return false }
    }
    return true
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
