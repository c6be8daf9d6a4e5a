import Foundation
import Synchronization

/// Ends the process, naming the input, when one takes longer than any may.
final class Watchdog: Sendable {
  private struct Watched {
    let replay: String
    let since: ContinuousClock.Instant
  }

  private static let longest = Duration.seconds(10)
  private let watched = Mutex<Watched?>(nil)

  /// Begins to watch, on a thread of its own.
  init() {
    Thread.detachNewThread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 0.5)
        guard let late = watched.withLock(\.self), ContinuousClock.now - late.since > Self.longest else { continue }
        print("HUNG for more than \(Self.longest): \(late.replay)")
        exit(1)
      }
    }
  }

  /// Notes that an input is being read.
  ///
  /// - Parameter replay: the arguments that bring it back.
  func begin(_ replay: String) { watched.withLock { $0 = Watched(replay: replay, since: .now) } }

  /// Notes that it was read.
  func end() { watched.withLock { $0 = nil } }
}
