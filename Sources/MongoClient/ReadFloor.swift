internal import BSON
import Synchronization

import class Foundation.Thread

/// The time that every majority read of a run must reach, so that no read is older than the run itself.
///
/// A majority read gives what a majority has, which may be any time ago: where too few members follow, the majority
/// point stands still while the primary takes writes, and the read shows the old state without saying so.
///
/// Source: MongoDB docs, server: read concern majority, `afterClusterTime`; `lastWrite.majorityOpTime` of `hello`.
final class ReadFloor: Sendable {
  private struct State {
    /// The servers whose majority point has passed the time; it never goes back.
    var reached: Set<String> = []
    /// Until when each other server is waited for.
    var waitingUntil: [String: ContinuousClock.Instant] = [:]
  }

  /// The time, a timestamp.
  let time: BSONValue
  private let patience: Duration
  private let state = Mutex(State())

  init(_ time: BSONValue, patience: Duration) {
    self.time = time
    self.patience = patience
  }

  /// Waits until a server's majority point has passed the time; blocks.
  ///
  /// - Parameters:
  ///   - server: the server that is to be read.
  ///   - look: asks it for its `hello`.
  /// - Throws: `MongoError.Code.staleRead` when it does not in time, or what asking throws.
  func require(_ server: String, _ look: () throws(MongoError) -> BSONDocument) throws(MongoError) {
    if state.withLock({ $0.reached.contains(server) }) { return }
    let end = state.withLock { state in
      let end = state.waitingUntil[server] ?? .now + patience
      state.waitingUntil[server] = end
      return end
    }
    while true {
      // One that is of no set any more has no majority point; the read itself still waits for the time.
      guard let lastWrite = try look()["lastWrite"]?.document else { break }
      let majority = lastWrite["majorityOpTime"]?.document?["ts"]
      if let majority, !majority.isBefore(time) { break }
      guard ContinuousClock.now < end else { throw Self.error(server, majority, time) }
      Thread.sleep(forTimeInterval: 0.1)
    }
    state.withLock { _ = $0.reached.insert(server) }
  }

  private static func error(_ server: String, _ majority: BSONValue?, _ time: BSONValue) -> MongoError {
    guard case .timestamp(let wanted, _) = time, case .timestamp(let reached, _)? = majority else {
      return MongoError(
        .staleRead, "\(server) does not say which writes a majority has, so a read there proves nothing of the present."
      )
    }
    return MongoError(
      .staleRead,
      "\(server) can show only what a majority had \(max(0, Int(wanted) - Int(reached))) s before the comparison began: "
        + "its majority point does not reach the newest write of that moment, so a read there proves nothing of the "
        + "present. Likely causes: members that are down, that lag or that are delayed.")
  }

  /// A read that a server may only answer once it has reached the time.
  ///
  /// - Parameter body: the command's document.
  /// - Returns: the same, with the time in its read concern; as it is where it asks for no majority.
  func bounding(_ body: BSONDocument) -> BSONDocument {
    guard let concern = body["readConcern"]?.document, concern["level"]?.string == "majority",
      let pairs = try? body.pairs()
    else { return body }
    let bounded = BSONValue.document(concern.appending("afterClusterTime", time))
    return BSONDocument(pairs.map { ($0.name, $0.name == "readConcern" ? bounded : $0.value) })
  }
}

extension BSONValue {
  /// Whether this is a timestamp before another one.
  func isBefore(_ other: BSONValue) -> Bool {
    guard case .timestamp(let seconds, let increment) = self,
      case .timestamp(let otherSeconds, let otherIncrement) = other
    else { return true }
    return (seconds, increment) < (otherSeconds, otherIncrement)
  }
}
