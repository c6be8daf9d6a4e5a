public import Evidence
internal import MongoClient

/// Asks one mongosync for its progress, and can ask it nothing else.
public struct ProgressClient: Sendable {
  private let address: MongosyncAddress
  private let tryLimit: Duration
  private let pause: Duration
  private let largestReply: Int
  private let authorities: ByteStream.Authorities

  /// Prepares to ask; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - address: where mongosync listens.
  ///   - tryLimit: how long one try may take from beginning to end.
  ///   - pause: how long to wait between two tries.
  ///   - largestReply: how many bytes of a reply are taken.
  public init(
    _ address: MongosyncAddress, tryLimit: Duration = .seconds(10), pause: Duration = .seconds(2),
    largestReply: Int = 4 << 20
  ) {
    self.init(address, tryLimit: tryLimit, pause: pause, largestReply: largestReply, authorities: .system)
  }

  /// Prepares to ask a server whose certificate others than the system's authorities may vouch for.
  init(
    _ address: MongosyncAddress, tryLimit: Duration, pause: Duration = .seconds(2), largestReply: Int = 4 << 20,
    authorities: ByteStream.Authorities
  ) {
    self.authorities = authorities
    self.address = address
    self.tryLimit = tryLimit
    self.pause = pause
    self.largestReply = largestReply
  }

  /// Asks for the progress.
  ///
  /// A mongosync that was started or resumed may fail or not answer for two minutes or more, so one that does is asked
  /// again until the deadline. What time does not mend, such as a redirect or a reply that is not JSON, ends it at
  /// once.
  ///
  /// - Parameter deadline: when to give up; without one there is a single try.
  /// - Returns: what mongosync tells.
  /// - Throws: ``ProgressError`` for why the last try failed, or `CancellationError`.
  public func progress(retryingUntil deadline: ContinuousClock.Instant? = nil) async throws -> MongosyncProgress {
    try await answer(retryingUntil: deadline).progress
  }

  /// Asks for the progress as ``progress(retryingUntil:)`` does, and keeps the reply too.
  ///
  /// - Parameters:
  ///   - deadline: when to give up; without one there is a single try.
  ///   - sittingOutRefusals: whether to go on asking where nobody listens.
  /// - Returns: what mongosync tells, and its reply.
  /// - Throws: ``ProgressError`` for why the last try failed, or `CancellationError`.
  public func answer(
    retryingUntil deadline: ContinuousClock.Instant? = nil, sittingOutRefusals: Bool = true
  ) async throws -> ProgressAnswer {
    try address.requireDirectWay()
    var earlier: ProgressError?
    while true {
      let left = deadline.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
      let limit = earlier == nil ? tryLimit : min(tryLimit, left ?? tryLimit)
      do {
        return try await ProgressExchange(
          address: address, authorities: authorities, limit: limit, largestReply: largestReply
        ).answer()
      } catch let error as ProgressError {
        let wasCutShort = error.code == .timedOut && limit < tryLimit
        let failure = wasCutShort ? earlier ?? error : error
        let isFinal = failure.code == .connectionRefused && !sittingOutRefusals
        guard failure.mayPass, !isFinal, let deadline, ContinuousClock.now + pause < deadline else { throw failure }
        earlier = failure
      }
      try await Task.sleep(for: pause)
    }
  }
}
