import Synchronization

/// Takes the mismatches of all partitions, in any order and from any thread.
public final class MismatchSink: Sendable {
  /// How many `_id`s of each namespace are kept to be shown.
  public static let shown = 3

  private let counts = Mutex<[String: Int]>([:])
  private let examples = Mutex<[String: [String]]>([:])
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
      let known = examples[namespace] ?? []
      guard known.count < Self.shown else { return }
      examples[namespace] = known + mismatches.prefix(Self.shown - known.count).compactMap(\.shownID)
    }
    counts.withLock { counts in
      counts[namespace, default: 0] += mismatches.count
      write(mismatches, rows)
    }
  }

  /// Counts mismatches that were taken by an earlier run.
  func count(_ mismatches: Int, of namespace: String) {
    counts.withLock { $0[namespace, default: 0] += mismatches }
  }

  /// How many mismatches of a collection were taken.
  func count(of namespace: String) -> Int { counts.withLock { $0[namespace, default: 0] } }

  /// The `_id`s of the first documents that differ, in canonical Extended JSON, by their namespace.
  public var firstIDs: [String: [String]] { examples.withLock { $0 } }
}
