import Foundation
import Synchronization
import TestSupport
import Verifier

/// A process that reads what a comparison reads and drops it: what no comparison by bytes can beat.
///
/// It has as many connections as `verify` has workers to each cluster, reads partitions of the same size in batches of
/// the same size, and knows from the start where they begin.
enum DrainRun {
  /// What was read.
  struct Sum: Codable, Equatable {
    let documents: Int
    let bytes: Int
  }

  /// Drains.
  ///
  /// - Parameter arguments: the collection as JSON, and the addresses of the two servers.
  /// - Throws: `BenchFailure` when not all could be read.
  static func run(_ arguments: [String]) async throws {
    guard arguments.count == 3 else { throw BenchFailure("drain COLLECTION SOURCE DESTINATION") }
    let collection = try JSONDecoder().decode(GeneratedCollection.self, from: Data(arguments[0].utf8))
    let workers = VerificationSettings().workers
    let sum = try await offCooperativePool {
      let pools = arguments.dropFirst().map { BarePool(node: $0, size: workers) }
      let commands = Self.options(of: collection)
      let documents = Atomic(0)
      let bytes = Atomic(0)
      try NumberedWork.run(commands.count * pools.count, threads: workers * pools.count) { number in
        let (command, side) = number.quotientAndRemainder(dividingBy: pools.count)
        let drained = try pools[side].drain(collection.name, commands[command])
        documents.add(drained.documents, ordering: .relaxed)
        bytes.add(drained.bytes, ordering: .relaxed)
      }
      return Sum(documents: documents.load(ordering: .relaxed), bytes: bytes.load(ordering: .relaxed))
    }
    try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(sum))
  }

  /// How each partition is read.
  private static func options(of collection: GeneratedCollection) -> [String] {
    let settings = VerificationSettings()
    let batchSize = max(2, min(100_000, settings.batchBytes / (collection.bytes / collection.count)))
    let partitions = settings.partitionCount(forDocumentsOf: collection.bytes)
    return (0..<partitions).map { partition in
      let bounds = [("min", partition), ("max", partition + 1)].map { name, place in
        guard (1..<partitions).contains(place) else { return "" }
        let identifier = DocumentGenerator.identifier(collection.count * place / partitions)
        return #""\#(name)": {"_id": {"$oid": "\#(identifier)"}}, "#
      }
      let order = partitions == 1 ? #""sort": {"_id": 1}, "# : ""
      return "{\(bounds.joined())\(order)"
        + #""hint": {"_id": 1}, "batchSize": \#(batchSize), "readConcern": {"level": "majority"}}"#
    }
  }
}
