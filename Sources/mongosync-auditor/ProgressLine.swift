import Foundation
import Synchronization

/// One line on standard error that is redrawn while the clusters answer; nothing where that is no terminal.
final class ProgressLine: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  /// Redraws the line, ten times a second at most.
  ///
  /// - Parameter answers: how many answers have come.
  func show(answers: Int) {
    guard isShown else { return }
    let isDue = lastShown.withLock { last in
      let now = ContinuousClock.now
      guard last.map({ now - $0 > .milliseconds(100) }) ?? true else { return false }
      last = now
      return true
    }
    guard isDue else { return }
    var stream = StandardError()
    print("\r\u{1B}[Kasking both clusters: \(answers) answers", terminator: "", to: &stream)
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    var stream = StandardError()
    print("\r\u{1B}[K", terminator: "", to: &stream)
  }
}
