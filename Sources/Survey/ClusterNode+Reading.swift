import BSON
import Evidence
import MongoClient

/// What came of reading a collection's documents.
struct DocumentsRead: Sendable {
  let examined: Int
  /// Why the reading ended early, if it did.
  let cutShort: String?
  let comparedIDs: Bool
  let seen: [TraitSighting]
}

extension ClusterNode {
  /// Reads documents one by one where the driver has them, and keeps only what is counted.
  ///
  /// - Parameters:
  ///   - command: a question that is answered through a cursor.
  ///   - end: when to stop and be content with what was read.
  ///   - comparesIDs: whether to look for an `_id` that comes twice.
  /// - Returns: what was seen, or why not one document could be read.
  func reading(
    _ command: ReadOnlyCommand, until end: ContinuousClock.Instant, comparesIDs: Bool
  ) async -> Asked<DocumentsRead> {
    await put(
      command,
      text: { read in
        try ExtendedJSON.canonical(["documentsRead": .int64(Int64(read.examined))])
      }
    ) { client, server throws(MongoError) in
      guard ContinuousClock.now < end else { throw MongoError(.timedOut, Self.nearlyOver) }
      var cursor = try client.cursor(command, on: server)
      var reader = DocumentReader(comparesIDs: comparesIDs)
      var cutShort: String?
      do throws(MongoError) {
        while try cursor.next({ (bytes) throws(MongoError) in reader.read(bytes) }) != nil {
          guard reader.examined.isMultiple(of: 128), ContinuousClock.now >= end else { continue }
          cutShort = Self.nearlyOver
          break
        }
      } catch {
        guard reader.examined > 0 else { throw error }
        cutShort = error.message
      }
      return DocumentsRead(
        examined: reader.examined, cutShort: cutShort, comparedIDs: reader.comparedIDs, seen: reader.seen)
    }
  }

  private static let nearlyOver = "The time given to the run was nearly over."
}
