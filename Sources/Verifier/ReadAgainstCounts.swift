import BSON
import Evidence
import MongoClient

/// Compares how many documents were read of a collection with how many both clusters count.
///
/// A server, or whatever lies before it, may leave out a batch without an error; then what was read proves nothing of
/// the rest.
struct ReadAgainstCounts: Sendable {
  let work: PartitionWork

  /// Compares; blocks.
  ///
  /// What was read of either cluster was compared with the other, since whatever one of them seemed to lack was looked up
  /// by its `_id`. So no document was left out where the larger of both readings holds as many as each cluster counts.
  ///
  /// The servers' own figures are asked for first, which cost nothing; where they differ, as after a crash or with
  /// orphaned documents on shards, the documents are counted one by one.
  ///
  /// - Parameter tally: what was read of the whole collection.
  /// - Returns: why too few or too many documents were read; nil where the counts agree, or writes explain it.
  /// - Throws: `MongoError` when a cluster refuses to count or is not reached.
  func gap(_ tally: DocumentTally) throws(MongoError) -> String? {
    let read = (source: tally.sourceDocuments, destination: tally.destinationDocuments)
    if let figures = try figures(), figures == read { return nil }
    let counts = try work.retrying { () throws(MongoError) in try CountComparison.counts(of: work.collection, work) }
    let sides = [
      Side(name: "source", read: read.source, counted: counts.source),
      Side(name: "destination", read: read.destination, counted: counts.destination),
    ]
    let most = max(read.source, read.destination)
    // Only on one cluster at first, a document may have come or gone before it was looked up.
    let passing = tally.vanished + abs(read.source - read.destination)
    guard sides.contains(where: { $0.counted > most || $0.read - $0.counted > passing }) else { return nil }
    let unexplained = zip(sides, written()).filter { side, written in
      // One document that is put into a capped collection may push out any number of others.
      if work.collection.isCapped && written > 0 { return false }
      return side.counted - most > written || side.read - side.counted - passing > written
    }
    guard !unexplained.isEmpty else { return nil }
    let differences = unexplained.map { side, _ in
      "\(side.read) documents were read of the \(side.name), which counts \(side.counted)"
    }
    return differences.joined(separator: ", and ")
      + "; writes do not explain it, so nothing can be said of the rest. Compare again."
  }

  /// How many documents were read of one cluster, and how many it counts.
  private struct Side {
    let name: String
    let read: Int
    let counted: Int
  }

  /// What the servers note of their collections; nil where one does not say.
  ///
  /// Source: MongoDB docs, server: `$collStats`, `count`; one document for each shard.
  private func figures() throws(MongoError) -> (source: Int, destination: Int)? {
    let (database, collection) = (work.collection.database, work.collection.collection)
    let command = try ReadOnlyCommand.aggregate(
      in: database, collection, pipeline: [["$collStats": ["count": [:]]], ["$project": ["_id": 0, "count": 1]]])
    do throws(MongoError) {
      return try work.clusters.both { (pool) throws(MongoError) in
        var sum = 0
        for document in try pool.documents(command) { sum += try document.counted("count") }
        return sum
      }
    } catch {
      // Counting one by one needs no right but to read, and says of a collection that is not there that it is empty.
      return nil
    }
  }

  /// How many entries the oplogs have of the collection since the comparison began; 0 where they cannot be read.
  private func written() -> [Int] {
    guard let oplogs = work.oplogs else { return [0, 0] }
    return oplogs.writes().map { writes in
      (writes.value ?? []).filter { $0.namespace.utf8.elementsEqual(work.collection.namespace.utf8) }
        .reduce(0) { $0 + $1.entries }
    }
  }
}

extension BSONDocument {
  /// A number of documents that a server counted.
  ///
  /// - Parameter name: the field's name.
  /// - Returns: the number.
  /// - Throws: `MongoError.Code.invalidReply` when it is not one.
  func counted(_ name: String) throws(MongoError) -> Int {
    do throws(FieldError) {
      return try required(name, .count)
    } catch {
      throw MongoError(.invalidReply, "The server did not count the documents: \(error).")
    }
  }
}
