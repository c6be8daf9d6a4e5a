import Foundation
import Synchronization
import Verifier

/// Tells on standard error how far a comparison has come.
final class VerificationProgress: Sendable {
  private let meter: VerificationMeter
  private let namespaces: Int
  private let form: ProgressForm
  private let isPanel: Bool
  private let begin = ContinuousClock.now
  private let task = Mutex<Task<Void, Never>?>(nil)
  private let shownLines = Atomic(0)

  /// Prepares to tell.
  ///
  /// - Parameters:
  ///   - meter: what has been compared.
  ///   - namespaces: how many namespaces there are.
  ///   - form: how to tell.
  init(_ meter: VerificationMeter, namespaces: Int, _ form: ProgressForm) {
    self.meter = meter
    self.namespaces = namespaces
    self.form = form
    isPanel = form == .auto && isatty(STDERR_FILENO) == 1
  }

  /// Begins to tell.
  func start() {
    guard form != .none else { return }
    let pause: Duration = isPanel ? .milliseconds(500) : form == .json ? .seconds(1) : .seconds(10)
    let telling = Task {
      while true {
        // A sleep ends early only when the telling is over.
        guard (try? await Task.sleep(for: pause)) != nil else { return }
        show()
      }
    }
    task.withLock { $0 = telling }
  }

  /// Ends the telling, and takes a panel away.
  func end() {
    task.withLock { $0?.cancel() }
    if isPanel { draw([]) }
    if form == .json { show() }
  }

  private func show() {
    let state = VerificationState(
      meter, namespaces: namespaces, seconds: (ContinuousClock.now - begin) / .seconds(1))
    if form == .json { return StandardError.tell(state.json) }
    guard isPanel else { return StandardError.tell(state.line) }
    let screen = Screen.standardError
    draw(state.panel(width: screen.width, height: screen.height))
  }

  /// Writes lines over those of the last time.
  private func draw(_ lines: [String]) {
    let before = shownLines.exchange(lines.count, ordering: .relaxed)
    let up = before > 0 ? "\u{1B}[\(before)A" : ""
    var stream = StandardError()
    print(up + "\r" + lines.map { "\($0)\u{1B}[K\n" }.joined() + "\u{1B}[J", terminator: "", to: &stream)
  }
}
