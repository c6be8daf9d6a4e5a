import Synchronization

/// Takes the mismatches of all partitions, in any order and from any thread.
public final class MismatchSink: Sendable {
  private let counts = Mutex<[String: Int]>([:])
  private let write: @Sendable ([Mismatch]) -> Void

  /// Prepares to take mismatches.
  ///
  /// - Parameter write: keeps some of them; called by one thread at a time.
  public init(write: @escaping @Sendable ([Mismatch]) -> Void) { self.write = write }

  /// Takes mismatches of one collection.
  ///
  /// - Parameters:
  ///   - mismatches: the mismatches.
  ///   - namespace: the collection.
  func take(_ mismatches: [Mismatch], of namespace: String) {
    guard !mismatches.isEmpty else { return }
    counts.withLock { counts in
      counts[namespace, default: 0] += mismatches.count
      write(mismatches)
    }
  }

  /// Counts mismatches that were taken by an earlier run.
  func count(_ mismatches: Int, of namespace: String) {
    counts.withLock { $0[namespace, default: 0] += mismatches }
  }

  /// How many mismatches of a collection were taken.
  func count(of namespace: String) -> Int { counts.withLock { $0[namespace, default: 0] } }
}
