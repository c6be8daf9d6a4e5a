import BSON
import MongoClient
import Synchronization

import class Dispatch.DispatchSemaphore
import class Foundation.Thread

/// The two clusters whose documents are compared.
struct ComparedClusters: Sendable {
  let source: ClientPool
  let destination: ClientPool

  /// Reads the same documents of both clusters and steps through them side by side; blocks.
  ///
  /// - Parameters:
  ///   - command: the documents, in the order of `_id`.
  ///   - preference: which members are read.
  ///   - onStep: told each step; it says whether to go on.
  /// - Returns: whether the ends were reached.
  /// - Throws: `MongoError` when a cluster refuses or breaks off, or what the closure throws.
  @discardableResult
  func merge(
    _ command: ReadOnlyCommand, _ preference: ReadPreference,
    onStep: (MergeStep, borrowing DocumentCursor, borrowing DocumentCursor) throws(MongoError) -> Bool
  ) throws(MongoError) -> Bool {
    try source.withClient { (left) throws(MongoError) in
      try destination.withClient { (right) throws(MongoError) in
        var original = try left.cursor(command, on: try left.selectServer(preference))
        var copy = try right.cursor(command, on: try right.selectServer(preference))
        return try OrderedMerge.run(&original, &copy, onStep: onStep)
      }
    }
  }

  /// Puts a question to both clusters at once; blocks until both have answered.
  ///
  /// - Parameter ask: asks one cluster.
  /// - Returns: the source's answer and the destination's.
  /// - Throws: `MongoError` when one refuses.
  func both<Answer: Sendable>(
    _ ask: @escaping @Sendable (ClientPool) throws(MongoError) -> Answer
  ) throws(MongoError) -> (source: Answer, destination: Answer) {
    let answer = HeldAnswer<Answer>()
    let isThere = DispatchSemaphore(value: 0)
    let thread = Thread { [destination] in
      answer.hold(Result { () throws(MongoError) in try ask(destination) })
      isThere.signal()
    }
    thread.name = "destination"
    thread.start()
    let own = Result { () throws(MongoError) in try ask(source) }
    isThere.wait()
    return (try own.get(), try answer.get())
  }
}

/// Hands an answer from one thread to another.
private final class HeldAnswer<Answer: Sendable>: Sendable {
  private let answer = Mutex<Result<Answer, MongoError>?>(nil)

  func hold(_ result: Result<Answer, MongoError>) { answer.withLock { $0 = result } }

  func get() throws(MongoError) -> Answer {
    guard let result = answer.withLock({ $0 }) else {
      throw MongoError(.interrupted, "The destination gave no answer.")
    }
    return try result.get()
  }
}

extension ClientPool {
  /// All documents of an answer; blocks.
  func documents(
    _ command: ReadOnlyCommand, _ preference: ReadPreference = .primary
  ) throws(MongoError) -> [BSONDocument] {
    try withClient { (client) throws(MongoError) in
      var cursor = try client.cursor(command, on: try client.selectServer(preference))
      return try cursor.rest()
    }
  }
}
