import BSON
import MongoClient

/// What only capped collections have: an order in which their documents lie, and an end from which they go.
struct CappedCollection: Sendable {
  let work: PartitionWork

  /// So many of the oldest documents may be gone on one side for want of room and still be told apart.
  private static let mostRolledOver = 10_000

  /// How many documents lie at another place of the order; blocks.
  ///
  /// - Returns: how many.
  /// - Throws: `MongoError` when a cluster refuses or is not reached.
  func displaced() throws(MongoError) -> Int {
    try work.retrying { () throws(MongoError) in
      try work.clusters.source.withClient { (left) throws(MongoError) in
        try work.clusters.destination.withClient { (right) throws(MongoError) in
          let preference = work.settings.readPreference
          let command = self.ids(limit: 0)
          var original = try left.cursor(command, on: try left.selectServer(preference))
          var copy = try right.cursor(command, on: try right.selectServer(preference))
          var displaced = 0
          while true {
            let (hasOriginal, hasCopy) = (try original.advance(), try copy.advance())
            guard hasOriginal || hasCopy else { return displaced }
            if !original.hasSameBytes(as: copy) { displaced += 1 }
          }
        }
      }
    }
  }

  /// The oldest documents of one cluster that the other has let go to make room; blocks.
  ///
  /// - Returns: their `_id`s.
  /// - Throws: `MongoError` when a cluster refuses or is not reached.
  func rolledOver() throws(MongoError) -> Set<BSONValue> {
    let pools = [work.clusters.source, work.clusters.destination]
    var gone: Set<BSONValue> = []
    for (pool, other) in zip(pools, pools.reversed()) {
      guard let oldest = try other.documents(ids(limit: 1)).first?["_id"] else { continue }
      var before: [BSONValue] = []
      let reachesOldest = try pool.withClient { (client) throws(MongoError) -> Bool in
        var cursor = try client.cursor(ids(limit: Self.mostRolledOver), on: try client.selectServer())
        while let id = try cursor.next({ (bytes) throws(MongoError) in BSONValue(idOf: bytes) }) {
          if id == oldest { return true }
          if let id { before.append(id) }
        }
        return false
      }
      if reachesOldest { gone.formUnion(before) }
    }
    return gone
  }

  private func ids(limit: Int) -> ReadOnlyCommand {
    .idsInNaturalOrder(
      in: work.collection.database, work.collection.collection, limit: limit, batchSize: 10_000)
  }
}
