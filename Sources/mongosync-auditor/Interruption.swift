import ArgumentParser
import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C, SIGTERM and the end of the terminal into the end of a run.
enum Interruption {
  /// Runs work until it is done or the operator ends it.
  ///
  /// The work is cancelled first and given a moment to let go of its cursors.
  ///
  /// - Parameters:
  ///   - loss: what did not come of it.
  ///   - work: the work.
  /// - Returns: what the work returns.
  /// - Throws: `ExitCode.interrupted` when the operator ended it.
  static func ending<Result: Sendable>(
    _ loss: String = "no report was made", _ work: @escaping @Sendable () async -> Result
  ) async throws -> Result {
    let (result, wasInterrupted) = await noticing(work)
    if wasInterrupted {
      StandardError.warn("Interrupted; \(loss).")
      throw ExitCode.interrupted
    }
    return result
  }

  /// Runs work that has something to show for itself even when the operator ends it.
  ///
  /// - Parameter work: the work; it is cancelled, and given a moment to let go of its cursors.
  /// - Returns: what the work returns, and whether the operator ended it.
  static func noticing<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async -> (result: Result, wasInterrupted: Bool) {
    let stop = Stop()
    let queue = DispatchQueue(label: "interruption")
    let numbers = [SIGINT, SIGTERM] + (isIgnored(SIGHUP) ? [] : [SIGHUP])
    let sources = numbers.map { DispatchSource.makeSignalSource(signal: $0, queue: queue) }
    await withCheckedContinuation { continuation in
      let registered = DispatchGroup()
      for source in sources {
        registered.enter()
        source.setRegistrationHandler { registered.leave() }
        source.setEventHandler { stop.raise() }
        source.resume()
      }
      registered.notify(queue: queue) { continuation.resume() }
    }
    // Only now: a signal that comes before somebody listens ends the program, and nothing is begun yet.
    let task = Task { await work() }
    stop.onRaise { task.cancel() }
    let result = await task.value
    for source in sources { source.cancel() }
    // From here on only reports are written, and a second Ctrl-C may end that as it ends any program.
    for number in numbers { signal(number, SIG_DFL) }
    return (result, stop.isRaised)
  }

  /// Whether a signal is ignored, as nohup has it for the end of the terminal.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}

/// The operator's wish that something ends, which may come before or after it began.
private final class Stop: Sendable {
  private struct State {
    var isRaised = false
    var cancel: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  var isRaised: Bool { state.withLock { $0.isRaised } }

  func raise() {
    let cancel = state.withLock { state in
      state.isRaised = true
      return state.cancel
    }
    cancel?()
  }

  func onRaise(_ cancel: @escaping @Sendable () -> Void) {
    let isRaised = state.withLock { state in
      state.cancel = cancel
      return state.isRaised
    }
    if isRaised { cancel() }
  }
}
