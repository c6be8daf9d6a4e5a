import BSON
import MongoClient

/// Cuts collections into partitions of about one size.
struct PartitionPlanner: Sendable {
  let settings: VerificationSettings
  /// How many in a hundred ranges of a large collection are kept; nothing for all.
  var sampledPercent: Double?

  /// For each bound wanted, so many `_id`s are picked at random: more make the partitions more alike in size.
  private static let picksForBound = 20
  /// Of fewer documents than this in a hundred, the server picks at random without reading them all.
  ///
  /// Source: MongoDB docs, server: `$sample`.
  private static let mostPicked = 4

  /// A sample is taken of so many ranges at least.
  private static let leastSampledRanges = 100
  /// A collection with fewer ranges is small enough to be compared as a whole.
  private static let fewestRangesToSample = 10

  /// Cuts a collection.
  ///
  /// - Parameters:
  ///   - collection: the collection.
  ///   - source: connections to the source.
  /// - Returns: the partitions; the whole where the collection is small, or is not there.
  /// - Throws: `MongoError` when the server refuses or is not reached.
  func plan(_ collection: ComparedCollection, _ source: ClientPool) throws(MongoError) -> CollectionPlan {
    let sizes: [BSONDocument]
    do throws(MongoError) {
      sizes = try source.documents(
        .aggregate(
          in: collection.database, collection.collection,
          pipeline: [
            ["$collStats": ["storageStats": [:]]],
            ["$project": ["_id": 0, "count": "$storageStats.count", "size": "$storageStats.size"]],
          ]))
    } catch {
      // On the destination alone, or gone since it was listed; its documents then tell what is amiss.
      guard error.code == .namespaceNotFound else { throw error }
      return CollectionPlan(partitions: Self.cut(collection, []))
    }
    let count = sizes.reduce(0) { $0 + ($1["count"]?.int ?? 0) }
    let bytes = sizes.reduce(0) { $0 + ($1["size"]?.int ?? 0) }
    var plan = CollectionPlan(
      partitions: Self.cut(collection, []), documentBytes: count > 0 ? bytes / count : 0, documents: count)
    let least = sampledPercent == nil ? 0 : Self.leastSampledRanges
    let wanted = min(
      max(least, settings.partitionCount(forDocumentsOf: bytes) - 1), count * Self.mostPicked / 100 / Self.picksForBound
    )
    guard wanted > 0 else { return plan }
    let picked = try pick(wanted * Self.picksForBound, of: collection, source)
    plan.partitions = Self.cut(collection, Self.bounds(wanted, among: picked))
    sample(&plan)
    return plan
  }

  /// Leaves out all partitions but a sample, chosen at random.
  private func sample(_ plan: inout CollectionPlan) {
    let all = plan.partitions.count
    guard let sampledPercent, all >= Self.fewestRangesToSample else { return }
    let share = max(1, Int((Double(all) * sampledPercent / 100).rounded()))
    guard share < all else { return }
    plan.partitions = plan.partitions.indices.shuffled().prefix(share).sorted().map { plan.partitions[$0] }
    plan.sampledPercent = 100 * Double(share) / Double(all)
    plan.documents = plan.documents * share / all
    plan.notes.append("Compared were \(share) of \(all) ranges of _id, chosen at random.")
  }

  /// Cuts a collection at bounds, and where a collation takes over from the order of bytes and gives way to it.
  static func cut(_ collection: ComparedCollection, _ bounds: [BSONValue]) -> [Partition] {
    guard collection.order == .byCollation else { return Partition.between(bounds) }
    let documents = bounds.filter { !$0.isOrderedByCollation }.map { BSONDocument([("_id", $0)]) }
    let texts = [Partition.texts.from, Partition.texts.to].compactMap { $0.map { BSONDocument([("_id", $0)]) } }
    return Partition.between((documents + texts).inOrder().compactMap { $0["_id"] })
  }

  private func pick(
    _ count: Int, of collection: ComparedCollection, _ source: ClientPool
  ) throws(MongoError) -> [BSONDocument] {
    try source.documents(
      .aggregate(
        in: collection.database, collection.collection,
        pipeline: [["$sample": ["size": .int64(Int64(count))]], ["$project": ["_id": 1]]]))
  }

  /// Every so many-th of the picked `_id`s, each once.
  ///
  /// - Parameters:
  ///   - wanted: how many bounds there should be.
  ///   - picked: documents that hold an `_id` and nothing else, in any order.
  /// - Returns: values of `_id` in their order, at most as many as wanted.
  static func bounds(_ wanted: Int, among picked: [BSONDocument]) -> [BSONValue] {
    let sorted = picked.inOrder()
    guard wanted > 0, !sorted.isEmpty else { return [] }
    let step = max(1, sorted.count / (wanted + 1))
    var bounds: [BSONDocument] = []
    for index in stride(from: step, to: sorted.count, by: step) where bounds.count < wanted {
      let isNew = bounds.last.map { (try? BSONOrder.compareFirst($0, sorted[index])) == .before } ?? true
      if isNew { bounds.append(sorted[index]) }
    }
    return bounds.compactMap { $0["_id"] }
  }
}

extension [BSONDocument] {
  /// Documents of an `_id` and nothing else, in the order of `_id`.
  fileprivate func inOrder() -> [BSONDocument] {
    sorted { left, right in (try? BSONOrder.compareFirst(left, right)) == .before }
  }
}
