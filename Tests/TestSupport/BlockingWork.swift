import Dispatch

private let blockingWork = DispatchQueue(label: "test-support.blocking-work", attributes: .concurrent)

/// Does blocking work on a thread of its own, so that it never occupies one of the few cooperative threads.
public func offCooperativePool<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    blockingWork.async { continuation.resume(with: Result(catching: work)) }
  }
}

/// What was waited for did not come about in time.
public struct TimedOut: Error, Sendable, CustomStringConvertible {
  /// What was waited for, and how the last attempt went.
  public let description: String
}

/// Asks again and again until the answer is yes; an attempt that throws counts as no.
public func eventually(
  _ expectation: String, within limit: Duration = .seconds(30), _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + limit
  var lastError: (any Error)?
  while true {
    do {
      if try await condition() { return }
      lastError = nil
    } catch {
      lastError = error
    }
    guard ContinuousClock.now < end else {
      let reason = lastError.map { ": \($0)" } ?? ""
      throw TimedOut(description: "waited \(limit) in vain until \(expectation)\(reason)")
    }
    try await Task.sleep(for: .milliseconds(25))
  }
}
