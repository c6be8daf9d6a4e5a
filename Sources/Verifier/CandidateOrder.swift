import BSON
import MongoClient

/// Sees to it that no document of a partition becomes a candidate twice, so that none can be written down twice.
///
/// Candidates come in the order of `_id` and within their partition's bounds. A server that sends them otherwise is not
/// believed: the two clusters cannot be compared side by side in an order that they do not keep to.
struct CandidateOrder {
  private let partition: Partition
  private let isByCollation: Bool
  private var last: BSONValue?
  // An order that only servers know cannot be checked, so there the `_id`s themselves are kept.
  private var known: Set<BSONValue> = []

  /// Begins before the first candidate.
  ///
  /// - Parameters:
  ///   - partition: what is read.
  ///   - isByCollation: whether a collation decides the order, which only servers know.
  init(_ partition: Partition, isByCollation: Bool) {
    self.partition = partition
    self.isByCollation = isByCollation
  }

  /// Takes note of a candidate.
  ///
  /// - Parameter id: its `_id`.
  /// - Returns: whether it is one that did not come before; two shards can both have an `_id`.
  /// - Throws: `MongoError.Code.invalidReply` where it belongs before the last one, or outside the partition.
  mutating func admit(_ id: BSONValue) throws(MongoError) -> Bool {
    guard !isByCollation else { return known.insert(id).inserted }
    if let last {
      switch id.precedence(to: last) {
      case .after: break
      case .same: return false
      case .before: throw Self.outOfOrder("before one that came earlier")
      }
    }
    guard isWithin(id) else { throw Self.outOfOrder("outside the range that was asked for") }
    last = id
    return true
  }

  private func isWithin(_ id: BSONValue) -> Bool {
    let isAfterBegin = partition.from.map { id.precedence(to: $0) != .before } ?? true
    let isBeforeEnd = partition.to.map { id.precedence(to: $0) == .before } ?? true
    return isAfterBegin && isBeforeEnd
  }

  private static func outOfOrder(_ place: String) -> MongoError {
    MongoError(
      .invalidReply,
      "A server sent documents that are not in the order of _id, as was asked: one belongs \(place). Nothing can be "
        + "compared side by side in another order.")
  }
}
