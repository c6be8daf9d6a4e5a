import Synchronization

/// Takes the mismatches of all partitions, in any order and from any thread.
public final class MismatchSink: Sendable {
  private let state = Mutex<[String: Int]>([:])
  private let most: Int?
  private let write: @Sendable ([Mismatch]) -> Void

  /// Prepares to take mismatches.
  ///
  /// - Parameters:
  ///   - most: how many of a collection are taken; nothing for all.
  ///   - write: keeps some of them; called by one thread at a time.
  public init(most: Int? = nil, write: @escaping @Sendable ([Mismatch]) -> Void) {
    self.most = most
    self.write = write
  }

  /// Takes mismatches of one collection.
  ///
  /// - Parameters:
  ///   - mismatches: the mismatches.
  ///   - namespace: the collection.
  func take(_ mismatches: [Mismatch], of namespace: String) {
    guard !mismatches.isEmpty else { return }
    state.withLock { counts in
      counts[namespace, default: 0] += mismatches.count
      write(mismatches)
    }
  }

  /// Whether no more mismatches of a collection are wanted.
  ///
  /// - Parameter namespace: the collection.
  /// - Returns: whether there are enough.
  func isFull(for namespace: String) -> Bool {
    guard let most else { return false }
    return state.withLock { $0[namespace, default: 0] >= most }
  }
}
