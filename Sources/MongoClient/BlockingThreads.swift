import Dispatch
import Foundation
import Synchronization

/// A fixed number of threads for calls that block, so that Swift's own threads never do.
///
/// The number of threads is also the bound on commands in flight. Whoever waits is released at the deadline or on
/// interruption even if a call has not come back; the thread then finishes on its own and its result is dropped.
public final class BlockingThreads: Sendable {
  private typealias Job = @Sendable () -> Void

  private struct State {
    var jobs: [Job] = []
    var head = 0
    var waiting: [Int: @Sendable (MongoError) -> Void] = [:]
    var nextTicket = 0
    var ended: MongoError?

    mutating func nextJob() -> Job? {
      guard head < jobs.count else { return nil }
      defer {
        head += 1
        if head == jobs.count { (jobs, head) = ([], 0) }
      }
      return jobs[head]
    }
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)
  private let isOver = DispatchSemaphore(value: 0)
  private let threadCount: Int

  /// Starts the threads.
  ///
  /// - Parameters:
  ///   - count: how many; at least one is started.
  ///   - deadline: when everybody still waiting is released.
  public init(_ count: Int, deadline: ContinuousClock.Instant) {
    threadCount = max(1, count)
    for number in 1...threadCount {
      let thread = Thread { [weak self, available] in
        while true {
          available.wait()
          guard let self else { return }
          guard let job = self.state.withLock({ $0.nextJob() }) else { continue }
          job()
        }
      }
      thread.name = "blocking \(number)"
      thread.start()
    }
    let left = ContinuousClock.now.duration(to: deadline).components
    let seconds = Double(left.seconds) + Double(left.attoseconds) / 1e18
    // A thread of its own: the shared queues may be full of calls that block, and then a timer there comes late.
    let alarm = Thread { [weak self, isOver] in
      guard isOver.wait(timeout: .now() + max(0, seconds)) == .timedOut else { return }
      self?.end(Self.timeIsOver)
    }
    alarm.name = "deadline"
    alarm.start()
  }

  deinit {
    for _ in 0..<threadCount { available.signal() }
    isOver.signal()
  }

  private static let timeIsOver = MongoError(
    .timedOut,
    """
    The time given to the run was over before an answer came. Likely causes: a server that accepts connections and \
    does not answer, a slow network, or too little time for so many collections.
    """)

  /// Runs a blocking call on one of the threads.
  ///
  /// - Parameter body: the call.
  /// - Returns: what the call returns.
  /// - Throws: what the call throws, or that the time was over or the run interrupted.
  public func run<Result: Sendable>(
    _ body: @escaping @Sendable () throws(MongoError) -> Result
  ) async throws(MongoError) -> Result {
    let outcome: Swift.Result<Result, MongoError> = await withCheckedContinuation { continuation in
      let ticket = state.withLock { state -> Int? in
        if let ended = state.ended {
          continuation.resume(returning: .failure(ended))
          return nil
        }
        state.nextTicket += 1
        state.waiting[state.nextTicket] = { continuation.resume(returning: .failure($0)) }
        return state.nextTicket
      }
      guard let ticket else { return }
      state.withLock { state in
        state.jobs.append { [weak self] in
          guard self?.isWaiting(ticket) == true else { return }
          let outcome = Swift.Result { () throws(MongoError) in try body() }
          guard self?.takeTurn(ticket) == true else { return }
          continuation.resume(returning: outcome)
        }
      }
      available.signal()
    }
    return try outcome.get()
  }

  /// Releases everybody who waits, now and from now on.
  ///
  /// - Parameter error: what they are told.
  public func end(_ error: MongoError) {
    let waiting = state.withLock { state in
      if state.ended == nil { state.ended = error }
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for release in waiting { release(error) }
  }

  private func isWaiting(_ ticket: Int) -> Bool { state.withLock { $0.waiting[ticket] != nil } }

  /// Makes sure that each continuation is resumed exactly once: only who removes its ticket may resume it.
  private func takeTurn(_ ticket: Int) -> Bool { state.withLock { $0.waiting.removeValue(forKey: ticket) != nil } }
}
