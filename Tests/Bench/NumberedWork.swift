import Dispatch
import Foundation
import Synchronization

/// Work in numbered pieces, done by threads that each take the next one.
enum NumberedWork {
  /// Does all pieces, or those up to the first that fails; blocks the calling thread.
  ///
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - threads: how many are done at once.
  ///   - piece: does the piece with a number.
  /// - Throws: what the first piece that failed threw.
  static func run(_ count: Int, threads: Int, _ piece: @escaping @Sendable (Int) throws -> Void) throws {
    let next = Atomic(0)
    let failure = Mutex<(any Error)?>(nil)
    let group = DispatchGroup()
    for _ in 0..<threads {
      group.enter()
      Thread.detachNewThread {
        while failure.withLock({ $0 == nil }) {
          let number = next.add(1, ordering: .relaxed).oldValue
          guard number < count else { break }
          do {
            try piece(number)
          } catch {
            failure.withLock { $0 = $0 ?? error }
          }
        }
        group.leave()
      }
    }
    group.wait()
    if let error = failure.withLock({ $0 }) { throw error }
  }
}
