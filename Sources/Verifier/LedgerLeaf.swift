public import Digest
import Findings
import Foundation
public import Ledger

/// What a ledger says of one partition that is done with, as a leaf of its Merkle tree.
///
/// A leaf is one line of `CanonicalJSON`: the namespace, the partition's place in it, the method, the bounds as
/// hexadecimal digits of BSON documents that hold an `_id` alone, on either side the documents, bytes and SHA-256 over
/// the documents where they are known, and the mismatches.
public struct LedgerLeaf: Hashable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// Its place among the partitions of the collection, from 0.
  public let ordinal: Int
  /// The leaf.
  public let text: String

  /// Hands out all leaves of a ledger in the order of the tree: by the bytes of the namespace, then by the place in it.
  ///
  /// - Parameters:
  ///   - ledger: the ledger.
  ///   - take: takes one leaf.
  /// - Throws: `LedgerError` when the ledger cannot be read or is damaged.
  public static func all(in ledger: VerificationLedger, _ take: (LedgerLeaf) -> Void) throws(LedgerError) {
    for namespace in try ledger.namespaces() {
      guard let kept = try ledger.collection(namespace) else { continue }
      do {
        let method = try CollectionPlan(kept.plan, []).method.rawValue
        for (ordinal, partition) in kept.partitions.enumerated() {
          guard let result = partition.result else { continue }
          take(LedgerLeaf(namespace, ordinal, method, partition, result, try PartitionResult(result).tally))
        }
      } catch {
        throw .damaged(ledger.path, "what it says of \(namespace) cannot be read")
      }
    }
  }

  /// The Merkle tree over a ledger.
  ///
  /// - Parameter ledger: the ledger.
  /// - Returns: the tree of its leaves.
  /// - Throws: `LedgerError` when the ledger cannot be read or is damaged.
  public static func tree(of ledger: VerificationLedger) throws(LedgerError) -> MerkleTree {
    var tree = MerkleTree()
    try all(in: ledger) { tree.append($0.bytes) }
    return tree
  }

  /// The bytes that are digested.
  public var bytes: [UInt8] { Array(text.utf8) }

  private init(
    _ namespace: String, _ ordinal: Int, _ method: String, _ partition: LedgerPartition,
    _ result: LedgerPartition.Result, _ tally: DocumentTally
  ) {
    self.namespace = namespace
    self.ordinal = ordinal
    text =
      CanonicalJSON.object([
        "namespace": .string(namespace), "partition": .integer(ordinal), "method": .string(method),
        "from": CanonicalJSON.digits(partition.from) ?? .null, "to": CanonicalJSON.digits(partition.to) ?? .null,
        "source": .side(tally.sourceDocuments, tally.sourceBytes, result.sourceDigest),
        "destination": .side(tally.destinationDocuments, tally.destinationBytes, result.destinationDigest),
        "mismatches": .counts(tally.mismatches), "circumstances": .counts(tally.circumstances),
        "vanished": .integer(tally.vanished), "reordered": .integer(tally.reordered),
      ]).description
  }
}

extension CanonicalJSON {
  fileprivate static func digits(_ bytes: Data?) -> CanonicalJSON? { bytes.map { .string(Hexadecimal.text($0)) } }

  /// One side; documents have bytes, so none at all were not told.
  fileprivate static func side(_ documents: Int, _ bytes: Int, _ digest: Data?) -> CanonicalJSON {
    .object([
      "documents": .integer(documents), "bytes": documents > 0 && bytes == 0 ? nil : .integer(bytes),
      "sha256": CanonicalJSON.digits(digest),
    ])
  }

  /// Counts in the order in which their kinds are declared, those that are nought left out.
  fileprivate static func counts<Kind: RawRepresentable<String> & CaseIterable & Hashable>(
    _ counts: [Kind: Int]
  ) -> CanonicalJSON {
    .members(
      Kind.allCases.compactMap { kind in
        counts[kind].flatMap { $0 == 0 ? nil : Member(kind.rawValue, .integer($0)) }
      })
  }
}
