import BSON
public import Evidence
import MongoClient
import Synchronization

/// Takes the mismatches of all partitions, in any order and from any thread.
public final class MismatchSink: Sendable {
  /// How many `_id`s of each namespace are kept to be shown.
  public static let shown = 3

  private let counts = Mutex<[ExactText: Int]>([:])
  /// The least `_id`s of each namespace, in their order: which are met first depends on the partitions' turns.
  private let examples = Mutex<[ExactText: [BSONValue]]>([:])
  /// Whether whoever takes them wants their rows.
  let wantsRows: Bool
  private let write: @Sendable (_ mismatches: [Mismatch], _ rows: [String]) -> Void

  /// Prepares to take mismatches.
  ///
  /// - Parameters:
  ///   - wantsRows: whether their rows are wanted, which take time to write.
  ///   - write: keeps some of them and their rows; called by one thread at a time.
  public init(
    wantsRows: Bool, write: @escaping @Sendable (_ mismatches: [Mismatch], _ rows: [String]) -> Void
  ) {
    self.wantsRows = wantsRows
    self.write = write
  }

  /// Takes mismatches of one collection.
  ///
  /// - Parameters:
  ///   - mismatches: the mismatches.
  ///   - rows: the row of each; none where none are wanted.
  ///   - namespace: the collection.
  func take(_ mismatches: [Mismatch], _ rows: [String], of namespace: String) {
    guard !mismatches.isEmpty else { return }
    examples.withLock { examples in
      for case let id? in mismatches.lazy.map(\.id) where id != .null {
        Self.keepLeast(id, in: &examples[ExactText(namespace), default: []])
      }
    }
    counts.withLock { counts in
      counts[ExactText(namespace), default: 0] += mismatches.count
      write(mismatches, rows)
    }
  }

  /// Counts mismatches that were taken by an earlier run.
  func count(_ mismatches: Int, of namespace: String) {
    counts.withLock { $0[ExactText(namespace), default: 0] += mismatches }
  }

  /// How many mismatches of a collection were taken.
  func count(of namespace: String) -> Int { counts.withLock { $0[ExactText(namespace), default: 0] } }

  /// Takes note of mismatches that an earlier run wrote down.
  ///
  /// - Parameter rows: their rows.
  public func takeNoted(_ rows: [String]) {
    for row in rows {
      guard let document = try? ExtendedJSON.document(row), let namespace = document["namespace"]?.string,
        // A null is what stands for an _id that cannot be read, too.
        let id = document["id"], id != .null
      else { continue }
      examples.withLock { Self.keepLeast(id, in: &$0[ExactText(namespace), default: []]) }
    }
  }

  private static func keepLeast(_ id: BSONValue, in kept: inout [BSONValue]) {
    if kept.count == shown, let last = kept.last, id.precedence(to: last) != .before { return }
    kept.insert(id, at: kept.firstIndex { id.precedence(to: $0) == .before } ?? kept.endIndex)
    if kept.count > shown { kept.removeLast() }
  }

  /// The least `_id`s of the documents that differ, in canonical Extended JSON, by their namespace.
  public var firstIDs: [ExactText: [String]] {
    examples.withLock { $0.mapValues { $0.map(Mismatch.shown) } }
  }
}
