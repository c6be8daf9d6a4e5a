import Foundation
import MongoClient
import Synchronization

/// One request and its reply, over a connection of its own.
struct ProgressExchange: Sendable {
  let address: MongosyncAddress
  /// Who vouches for the certificate of a server that is asked through TLS.
  let authorities: ByteStream.Authorities
  let limit: Duration
  let largestReply: Int

  /// Asks, and gives up after the limit or when the task is cancelled.
  ///
  /// - Returns: what mongosync answered.
  /// - Throws: `ProgressError` when there is no whole answer in time, or `CancellationError`.
  func answer() async throws -> ProgressAnswer {
    let first = First()
    // Neither the limit nor a cancellation waits for the thread, since looking up a name cannot be ended; it comes to
    // its end a little after the limit at the latest, and what it brings then is dropped.
    let watch = Task {
      try await Task.sleep(for: limit)
      first.settle(.failure(Self.late(limit)))
    }
    defer { watch.cancel() }
    let reply = try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        guard first.wait(continuation) else { return }
        Thread.detachNewThread { first.settle(Result { try exchange(until: .now + limit, first) }) }
      }
    } onCancel: {
      first.settle(.failure(CancellationError()))
    }
    if (300..<400).contains(reply.status) { throw ProgressError.redirected(reply.status) }
    return try ProgressAnswer(body: Data(reply.body), status: reply.status)
  }

  private func exchange(until end: ContinuousClock.Instant, _ first: First) throws -> HTTPReply {
    do {
      let stream = try ByteStream(
        to: host, port: port, trusting: address.usesTLS ? authorities : nil, name: "the mongosync at \(address)",
        until: end)
      try stream.write(request)
      var reply = HTTPReply(largestBody: largestReply)
      while !reply.isComplete, !first.isSettled {
        let bytes = try stream.read(16_384)
        if bytes.isEmpty { try reply.end() } else { try reply.take(bytes) }
      }
      return reply
    } catch let error as ByteStreamError {
      throw error == .late ? Self.late(limit) : ProgressError(error)
    }
  }

  private var request: [UInt8] {
    Array(
      """
      GET \(address.url.path) HTTP/1.1\r
      Host: \(host.contains(":") ? "[\(host)]" : host):\(port)\r
      Accept: application/json\r
      Accept-Encoding: identity\r
      User-Agent: mongosync-auditor\r
      Connection: close\r
      \r\n
      """.utf8)
  }

  private var host: String { address.url.host(percentEncoded: false) ?? "" }
  private var port: Int { address.url.port ?? (address.usesTLS ? 443 : 80) }

  private static func late(_ limit: Duration) -> ProgressError {
    ProgressError(.timedOut, "mongosync gave no whole reply within \(limit).")
  }
}

extension ProgressError {
  /// Says why there was no connection, or no more.
  fileprivate init(_ error: ByteStreamError) {
    switch error {
    case .unknownHost: self.init(.connectionFailed, "The host of mongosync was not found.")
    case .refused: self.init(.connectionRefused, "Nobody listens at the address: mongosync may be stopped.")
    case .untrusted(let reason):
      self.init(
        .connectionFailed,
        "There is no TLS with the server, or its certificate is not trusted or not the host's: \(reason).")
    case .broken, .late:
      self.init(.connectionFailed, "The connection to mongosync failed or ended before the whole reply came.")
    }
  }

  /// Says that the server pointed elsewhere.
  fileprivate static func redirected(_ status: Int) -> ProgressError {
    ProgressError(.redirected, "The server pointed to another address, which was not asked.", status: status)
  }
}

/// The first of several outcomes, for the one who waits; what comes later is dropped.
private final class First: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<HTTPReply, any Error>)
    case settled(Result<HTTPReply, any Error>)
  }

  private let state = Mutex(State.open)

  /// Whether there is an outcome.
  var isSettled: Bool { state.withLock { if case .settled = $0 { true } else { false } } }

  /// Has the continuation wait; says whether there is no outcome yet.
  func wait(_ continuation: CheckedContinuation<HTTPReply, any Error>) -> Bool {
    let outcome = state.withLock { state -> Result<HTTPReply, any Error>? in
      if case .settled(let outcome) = state { return outcome }
      state = .awaited(continuation)
      return nil
    }
    if let outcome { continuation.resume(with: outcome) }
    return outcome == nil
  }

  func settle(_ outcome: Result<HTTPReply, any Error>) {
    let before = state.withLock { state in
      defer { if case .settled = state {} else { state = .settled(outcome) } }
      return state
    }
    if case .awaited(let continuation) = before { continuation.resume(with: outcome) }
  }
}
