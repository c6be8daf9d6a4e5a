import Digest
import MongoClient

/// The SHA-256 over the documents of one partition on both sides, in the order of `_id`.
///
/// While all documents are the same, one digest serves for both sides.
struct PartitionDigest: Sendable {
  private var source = RunningDigest()
  private var destination: RunningDigest?

  /// Takes one step through both sides.
  mutating func take(_ step: MergeStep, _ original: borrowing DocumentCursor, _ copy: borrowing DocumentCursor) {
    if step != .same, destination == nil { destination = source }
    if step.isOnSource { original.withDocument { source.update($0) } }
    if step.isOnDestination, destination != nil { copy.withDocument { destination?.update($0) } }
  }

  /// Both digests so far, 32 bytes each.
  var values: (source: [UInt8], destination: [UInt8]) {
    let own = source.value
    return (own, destination?.value ?? own)
  }
}
