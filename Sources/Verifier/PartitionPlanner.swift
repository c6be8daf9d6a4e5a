import BSON
import MongoClient

/// Cuts collections into partitions of about one size.
struct PartitionPlanner: Sendable {
  /// How many bytes of documents a partition should hold.
  let partitionBytes: Int

  /// For each bound wanted, so many `_id`s are picked at random: more make the partitions more alike in size.
  private static let picksForBound = 20
  /// Of fewer documents than this in a hundred, the server picks at random without reading them all.
  ///
  /// Source: MongoDB docs, server: `$sample`.
  private static let mostPicked = 4

  /// What a collection is cut into, and how its documents are fetched.
  struct Plan: Sendable {
    let partitions: [Partition]
    /// The average size of a document in bytes.
    let documentBytes: Int
  }

  /// Cuts a collection.
  ///
  /// - Parameters:
  ///   - collection: the collection.
  ///   - client: a connection to the source.
  /// - Returns: the partitions; the whole where the collection is small, is not there, or has an order of its own.
  /// - Throws: `MongoError` when the server refuses or is not reached.
  func plan(_ collection: ComparedCollection, _ client: borrowing LentClient) throws(MongoError) -> Plan {
    let server = try client.selectServer()
    let (database, name) = (collection.database, collection.collection)
    let sizes: [BSONDocument]
    do throws(MongoError) {
      var cursor = try client.cursor(
        .aggregate(
          in: database, name,
          pipeline: [
            ["$collStats": ["storageStats": [:]]],
            ["$project": ["_id": 0, "count": "$storageStats.count", "size": "$storageStats.size"]],
          ]), on: server)
      sizes = try cursor.rest()
    } catch {
      // On the destination alone, or gone since it was listed; its documents then tell what is amiss.
      guard error.code == .namespaceNotFound else { throw error }
      return Plan(partitions: [.whole], documentBytes: 0)
    }
    let count = sizes.reduce(0) { $0 + ($1["count"]?.int ?? 0) }
    let bytes = sizes.reduce(0) { $0 + ($1["size"]?.int ?? 0) }
    let documentBytes = count > 0 ? bytes / count : 0
    let wanted = min(bytes / max(1, partitionBytes), count * Self.mostPicked / 100 / Self.picksForBound)
    guard wanted > 0, collection.order == .byID else { return Plan(partitions: [.whole], documentBytes: documentBytes) }
    let ids = try pick(wanted * Self.picksForBound, of: collection, client, server)
    return Plan(partitions: Partition.between(Self.bounds(wanted, among: ids)), documentBytes: documentBytes)
  }

  private func pick(
    _ count: Int, of collection: ComparedCollection, _ client: borrowing LentClient, _ server: SelectedServer
  ) throws(MongoError) -> [BSONDocument] {
    var cursor = try client.cursor(
      .aggregate(
        in: collection.database, collection.collection,
        pipeline: [["$sample": ["size": .int64(Int64(count))]], ["$project": ["_id": 1]]]), on: server)
    return try cursor.rest()
  }

  /// Every so many-th of the picked `_id`s, each once.
  ///
  /// - Parameters:
  ///   - wanted: how many bounds there should be.
  ///   - picked: documents that hold an `_id` and nothing else, in any order.
  /// - Returns: values of `_id` in their order, at most as many as wanted.
  static func bounds(_ wanted: Int, among picked: [BSONDocument]) -> [BSONValue] {
    let sorted = picked.sorted { left, right in (try? BSONOrder.compareFirst(left, right)) == .before }
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
