import BSON
import Findings
import Foundation
import Ledger

/// How a collection is compared: by which method, and in which partitions.
struct CollectionPlan: Sendable {
  var method = ComparisonMethod.bytes
  /// What is compared; all of the collection unless it is sampled.
  var partitions: [Partition]
  /// The average size of a document in bytes; 0 where it is not known.
  var documentBytes = 0
  /// About how many documents of the source are compared.
  var documents = 0
  /// How many in a hundred ranges are compared; nothing for all.
  var sampledPercent: Double?
  /// What a reader has to know of the way it is compared.
  var notes: [String] = []
}

extension CollectionPlan {
  /// What a ledger keeps of a plan besides the partitions.
  private struct Kept: Codable {
    let method: String
    let documentBytes: Int
    let documents: Int
    let sampledPercent: Double?
    let notes: [String]
  }

  /// The plan as a ledger keeps it.
  var kept: Data {
    get throws {
      try JSONEncoder().encode(
        Kept(
          method: method.rawValue, documentBytes: documentBytes, documents: documents, sampledPercent: sampledPercent,
          notes: notes))
    }
  }

  /// The partitions as a ledger keeps them.
  var keptPartitions: [LedgerPartition] { partitions.map { LedgerPartition($0) } }

  /// Takes a plan out of a ledger.
  init(_ kept: Data, _ partitions: [LedgerPartition]) throws {
    let told = try JSONDecoder().decode(Kept.self, from: kept)
    self.init(
      method: ComparisonMethod(rawValue: told.method) ?? .bytes, partitions: partitions.map(Partition.init),
      documentBytes: told.documentBytes, documents: told.documents, sampledPercent: told.sampledPercent,
      notes: told.notes)
  }
}

extension LedgerPartition {
  /// A partition as a ledger keeps it.
  init(_ partition: Partition, _ result: Result? = nil) {
    let bytes = { (bound: BSONValue?) in bound.map { Data(BSONDocument([("_id", $0)]).bytes) } }
    self.init(from: bytes(partition.from), to: bytes(partition.to), result: result)
  }
}

extension Partition {
  /// Takes a partition out of a ledger.
  init(_ kept: LedgerPartition) {
    let value = { (bytes: Data?) in
      bytes.flatMap { try? BSONDocument(copying: Array($0).span) }.flatMap { $0["_id"] }
    }
    self.init(from: value(kept.from), to: value(kept.to))
  }
}
