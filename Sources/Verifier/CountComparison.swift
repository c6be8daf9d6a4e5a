import BSON
import MongoClient

/// Compares how many documents both clusters count.
struct CountComparison: Sendable {
  let work: PartitionWork

  /// Compares; blocks.
  ///
  /// - Returns: what was counted; of documents that one cluster has more, only how many they are.
  func run() -> PartitionResult {
    var result = PartitionResult()
    do throws(MongoError) {
      let counts = try work.retrying { () throws(MongoError) in try Self.counts(of: work.collection, work) }
      (result.tally.sourceDocuments, result.tally.destinationDocuments) = counts
      let more = counts.source - counts.destination
      if more != 0 {
        result.tally.mismatches[more > 0 ? .missing : .extra] = abs(more)
        result.notes = ["Which documents are missing or extra is not known, only how many more one cluster counts."]
      }
      work.meter.add(result.tally, since: DocumentTally())
    } catch {
      result.gap = "Its documents could not be counted. \(error.message)"
    }
    return result
  }

  /// Counts the documents of both clusters at once; blocks.
  static func counts(
    of collection: ComparedCollection, _ work: PartitionWork
  ) throws(MongoError) -> (source: Int, destination: Int) {
    let command = ReadOnlyCommand.documentCount(in: collection.database, collection.collection)
    let preference = work.settings.readPreference
    return try work.clusters.both { (pool) throws(MongoError) in
      // Of no documents a server gives no answer.
      try pool.documents(command, preference).first.map { (answer) throws(MongoError) in try answer.counted("n") } ?? 0
    }
  }
}
