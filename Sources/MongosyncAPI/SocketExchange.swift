import Foundation
import Synchronization

/// One request without TLS and its reply, over a socket of its own.
struct SocketExchange: Sendable {
  let address: MongosyncAddress
  let limit: Duration
  let largestReply: Int

  /// Asks, and gives up after the limit or when the task is cancelled.
  ///
  /// - Returns: what mongosync answered.
  /// - Throws: `ProgressError` when there is no whole answer in time, or `CancellationError`.
  func answer() async throws -> ProgressAnswer {
    let isOver = Flag()
    let reply = try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<HTTPReply, any Error>) in
        let once = Once(continuation)
        // Looking up a name cannot be ended, so the limit does not wait for the thread.
        let watch = Task {
          try? await Task.sleep(for: limit)
          // First the reason, so that the thread, which is ended by the flag, does not give another one.
          once.resume(with: .failure(Self.late(limit)))
          isOver.raise()
        }
        Thread.detachNewThread {
          once.resume(with: Result { try exchange(until: .now + limit, isOver) })
          watch.cancel()
        }
      }
    } onCancel: {
      isOver.raise()
    }
    if (300..<400).contains(reply.status) { throw ProgressError.redirected(reply.status) }
    return try ProgressAnswer(body: Data(reply.body), status: reply.status)
  }

  private func exchange(until end: ContinuousClock.Instant, _ isOver: Flag) throws -> HTTPReply {
    let socket = try connect(until: end, isOver)
    defer { close(socket) }
    try send(socket, until: end, isOver)
    var reply = HTTPReply(largestBody: largestReply)
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while !reply.isComplete {
      try wait(socket, for: Int16(POLLIN), until: end, isOver)
      let size = buffer.count
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, size, 0) }
      if count == 0 {
        try reply.end()
      } else if count > 0 {
        try reply.take(buffer.prefix(count))
      } else if errno != EAGAIN && errno != EINTR {
        try reply.end()
      }
    }
    return reply
  }

  private func send(_ socket: Int32, until end: ContinuousClock.Instant, _ isOver: Flag) throws {
    var request = Array(
      """
      GET \(address.url.path) HTTP/1.1\r
      Host: \(host):\(port)\r
      Accept: application/json\r
      Accept-Encoding: identity\r
      User-Agent: mongosync-auditor\r
      Connection: close\r
      \r\n
      """.utf8)
    while !request.isEmpty {
      try wait(socket, for: Int16(POLLOUT), until: end, isOver)
      let size = request.count
      let count = unsafe request.withUnsafeBytes {
        unsafe Glibc.send(socket, $0.baseAddress, size, Int32(MSG_NOSIGNAL))
      }
      if count > 0 { request.removeFirst(count) } else if errno != EAGAIN && errno != EINTR { throw Self.failed }
    }
  }

  private var host: String { address.url.host(percentEncoded: false) ?? "" }
  private var port: Int { address.url.port ?? 80 }

  private func connect(until end: ContinuousClock.Instant, _ isOver: Flag) throws -> Int32 {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, "\(port)", &hints, &found) == 0, let first = unsafe found else {
      throw ProgressError(.connectionFailed, "The host of mongosync was not found.")
    }
    defer { unsafe freeaddrinfo(first) }
    var failure: any Error = Self.failed
    var next: UnsafeMutablePointer<addrinfo>? = unsafe first
    while let entry = unsafe next {
      do {
        return try unsafe connect(entry.pointee, until: end, isOver)
      } catch {
        failure = error
      }
      unsafe next = entry.pointee.ai_next
    }
    throw failure
  }

  private func connect(_ entry: addrinfo, until end: ContinuousClock.Instant, _ isOver: Flag) throws -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let socket = unsafe Glibc.socket(entry.ai_family, kind, 0)
    guard socket >= 0 else { throw Self.failed }
    do {
      if unsafe Glibc.connect(socket, entry.ai_addr, entry.ai_addrlen) != 0 {
        guard errno == EINPROGRESS else { throw Self.failure(errno) }
        try wait(socket, for: Int16(POLLOUT), until: end, isOver)
        var error: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0, error == 0 else {
          throw Self.failure(error)
        }
      }
      return socket
    } catch {
      close(socket)
      throw error
    }
  }

  /// Waits until the socket is ready, and no longer than the exchange may last.
  private func wait(
    _ socket: Int32, for events: Int16, until end: ContinuousClock.Instant, _ isOver: Flag
  ) throws {
    while true {
      guard !isOver.isRaised else { throw CancellationError() }
      guard ContinuousClock.now < end else { throw Self.late(limit) }
      var descriptor = pollfd(fd: socket, events: events, revents: 0)
      if unsafe poll(&descriptor, 1, 100) > 0 { return }
    }
  }

  private static func failure(_ number: Int32) -> ProgressError {
    number == ECONNREFUSED
      ? ProgressError(.connectionRefused, "Nobody listens at the address: mongosync may be stopped.") : failed
  }
  private static func late(_ limit: Duration) -> ProgressError {
    ProgressError(.timedOut, "mongosync gave no whole reply within \(limit).")
  }
  private static let failed = ProgressError(
    .connectionFailed, "The connection to mongosync failed or ended before the whole reply came.")
}

/// Something that happened on another thread.
private final class Flag: Sendable {
  private let state = Atomic(false)
  var isRaised: Bool { state.load(ordering: .acquiring) }
  func raise() { state.store(true, ordering: .releasing) }
}

/// Resumes a continuation once; what comes later is dropped.
private final class Once: Sendable {
  private let waiting: Mutex<CheckedContinuation<HTTPReply, any Error>?>

  init(_ continuation: CheckedContinuation<HTTPReply, any Error>) { waiting = Mutex(continuation) }

  func resume(with result: Result<HTTPReply, any Error>) {
    let continuation = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(with: result)
  }
}
