import BSON
import MongoClient

/// Compares the hashes of whole collections that both servers make.
///
/// Source: MongoDB docs, server: dbHash; a name that is not there is hashed as nothing, seen on 6.0.27.
struct HashComparison: Sendable {
  let work: PartitionWork

  /// The MD5 of no bytes: two such answers are equal and prove nothing.
  private static let ofNothing = "d41d8cd98f00b204e9800998ecf8427e"

  /// What came of it.
  enum Result {
    /// The documents are the same, so many.
    case same(PartitionResult)
    /// They differ, or the hashes prove nothing; then why bytes have to be compared.
    case unproven(String?)
  }

  /// Compares; blocks.
  ///
  /// - Returns: what came of it.
  /// - Throws: `MongoError` when a cluster is not reached, or the run was ended.
  func run() throws(MongoError) -> Result {
    let (database, name) = (work.collection.database, work.collection.collection)
    let command = ReadOnlyCommand.databaseHash(of: database, [name])
    let hashes: (source: String?, destination: String?)
    do throws(MongoError) {
      hashes = try work.retrying { () throws(MongoError) in
        try work.clusters.both { (pool) throws(MongoError) in
          try pool.withClient { (client) throws(MongoError) in
            let server = try client.selectServer()
            return try client.run(command, on: server)["collections"]?.document?[name]?.string
          }
        }
      }
    } catch {
      guard !work.stop.isGiven, !error.mayPass else { throw error }
      return .unproven("A server gave no hash, so bytes were compared. \(error.message)")
    }
    guard let source = hashes.source, let destination = hashes.destination, source != Self.ofNothing,
      source == destination
    else { return .unproven(nil) }
    let counts = try work.retrying { () throws(MongoError) in try CountComparison.counts(of: work.collection, work) }
    guard counts.source == counts.destination else { return .unproven(nil) }
    var result = PartitionResult()
    (result.tally.sourceDocuments, result.tally.destinationDocuments) = counts
    work.meter.add(result.tally, since: DocumentTally())
    return .same(result)
  }
}
