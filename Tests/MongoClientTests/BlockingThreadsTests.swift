import Dispatch
import MongoClient
import Synchronization
import Testing

@Suite struct BlockingThreadsTests {
  @Test func `no more calls run at once than there are threads`() async throws {
    let threads = BlockingThreads(3, deadline: .now + .seconds(60))
    let load = Load()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<60 {
        group.addTask {
          try await threads.run { () throws(MongoError) in
            load.enter()
            defer { load.leave() }
            _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(2))
            return number
          }
        }
      }
      var results: Set<Int> = []
      for try await result in group { results.insert(result) }
      #expect(results == Set(0..<60))
    }
    #expect(load.most == 3)
  }

  @Test(.timeLimit(.minutes(1)))
  func `who waits is released at the deadline though the call does not come back`() async throws {
    let gate = DispatchSemaphore(value: 0)
    let threads = BlockingThreads(1, deadline: .now + .milliseconds(200))
    await withTaskGroup(of: MongoError?.self) { group in
      for _ in 0..<5 {
        group.addTask { await failure { try await threads.run { () throws(MongoError) in gate.wait() } } }
      }
      for await error in group { #expect(error?.code == .timedOut) }
    }
    #expect(await failure { try await threads.run { () throws(MongoError) in } }?.code == .timedOut)
    // The call comes back late: its result is dropped, and no continuation may be resumed a second time.
    for _ in 0..<5 { gate.signal() }
  }

  @Test func `ending releases everybody, at once and once`() async throws {
    for _ in 0..<50 {
      let threads = BlockingThreads(2, deadline: .now + .seconds(60))
      let started = DispatchSemaphore(value: 0)
      let interrupted = MongoError(.interrupted, "ended")
      await withTaskGroup(of: MongoError?.self) { group in
        for _ in 0..<20 {
          group.addTask {
            await failure { try await threads.run { () throws(MongoError) in _ = started.signal() } }
          }
        }
        group.addTask {
          threads.end(interrupted)
          threads.end(MongoError(.timedOut, "too late to matter"))
          return nil
        }
        for await error in group where error != nil { #expect(error == interrupted) }
      }
      #expect(await failure { try await threads.run { () throws(MongoError) in } } == interrupted)
    }
  }

  @Test func `an error of the call is the caller's`() async {
    let threads = BlockingThreads(1, deadline: .now + .seconds(60))
    let thrown = MongoError(.unauthorized, serverCode: 13, "no")
    #expect(await failure { try await threads.run { () throws(MongoError) in throw thrown } } == thrown)
  }
}

private func failure(_ body: @Sendable () async throws -> Void) async -> MongoError? {
  do {
    try await body()
    return nil
  } catch {
    return error as? MongoError
  }
}

/// Counts how many are inside at once.
private final class Load: Sendable {
  private let state = Mutex((now: 0, most: 0))

  var most: Int { state.withLock { $0.most } }

  func enter() {
    state.withLock { state in
      state.now += 1
      state.most = max(state.most, state.now)
    }
  }

  func leave() { state.withLock { $0.now -= 1 } }
}
