import Foundation
import Ledger

/// What comparing one partition came to.
struct PartitionResult: Sendable {
  var tally = DocumentTally()
  /// Why not all of it was compared; nothing where it was.
  var gap: String?
  /// The SHA-256 over each side's documents in the order of `_id`; nothing where they were not digested.
  var digests: (source: [UInt8], destination: [UInt8])?
  /// What a reader has to know of the way it was compared.
  var notes: Set<String> = []

  mutating func add(_ other: PartitionResult) {
    tally.add(other.tally)
    gap = gap ?? other.gap
    notes.formUnion(other.notes)
    digests = nil
  }
}

extension PartitionResult {
  /// What a ledger keeps of a result besides the digests.
  private struct Kept: Codable {
    let tally: DocumentTally
    let notes: [String]
  }

  /// The result as a ledger keeps it.
  var kept: LedgerPartition.Result {
    get throws {
      LedgerPartition.Result(
        tally: try JSONEncoder().encode(Kept(tally: tally, notes: notes.sorted())),
        sourceDigest: digests.map { Data($0.source) }, destinationDigest: digests.map { Data($0.destination) })
    }
  }

  /// Takes a result out of a ledger.
  init(_ kept: LedgerPartition.Result) throws {
    let told = try JSONDecoder().decode(Kept.self, from: kept.tally)
    tally = told.tally
    notes = Set(told.notes)
    if let source = kept.sourceDigest, let destination = kept.destinationDigest {
      digests = (Array(source), Array(destination))
    }
  }
}
