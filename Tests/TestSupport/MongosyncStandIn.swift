import Synchronization

/// A stand-in for mongosync: an HTTP server on a loopback port that answers `GET /api/v1/progress` from a script.
///
/// It migrates nothing. Its bodies follow the documentation; its misbehaviour is made up.
public final class MongosyncStandIn: Sendable {
  private struct Log {
    var requests: [[String]] = []
    var turn = 0
  }

  private let listener: LoopbackListener
  private let log = Mutex(Log())

  /// The port it listens on.
  public var port: Int { listener.port }

  /// The address to give to the auditor.
  public var url: String { "http://localhost:\(port)" }

  /// What was asked, such as `GET /api/v1/progress`, in order.
  public var asked: [String] {
    log.withLock { $0.requests.map { $0.first?.split(separator: " ").prefix(2).joined(separator: " ") ?? "" } }
  }

  /// The lines of all requests, first lines and headers.
  public var requestLines: [[String]] { log.withLock(\.requests) }

  /// Listens, and answers with each answer in turn; the last one is repeated.
  public convenience init(port: Int? = nil, _ answers: MongosyncAnswer...) throws {
    try self.init(port: port, script: answers)
  }

  /// Listens, and answers with each answer in turn; the last one is repeated.
  public convenience init(port: Int? = nil, script answers: [MongosyncAnswer]) throws {
    try self.init(port: port) { turn in answers.dropFirst(turn).first ?? answers.last ?? .closeAtOnce }
  }

  /// Listens, on a free port unless told which, and answers as the closure says, which is given the turn from 0.
  public init(port: Int? = nil, answering answer: @escaping @Sendable (Int) -> MongosyncAnswer) throws {
    listener = try port.map(LoopbackListener.init(port:)) ?? LoopbackListener.open()
    listener.start { [weak self] stream in
      guard let head = stream.readRequestHead(), let self else { return }
      self.answer(to: head, with: answer).write(to: stream)
    }
  }

  deinit { listener.stop() }

  /// A port that nobody listens on now, for a stand-in that comes later.
  public static func freePort() throws -> Int { try LoopbackPort.pick() }

  /// Ends the port and all connections.
  public func stop() { listener.stop() }

  private func answer(to head: [String], with answer: (Int) -> MongosyncAnswer) -> MongosyncAnswer {
    let turn = log.withLock { log -> Int? in
      log.requests.append(head)
      guard head.first?.hasPrefix("GET /api/v1/progress ") == true else { return nil }
      defer { log.turn += 1 }
      return log.turn
    }
    return turn.map(answer) ?? .body("404 page not found", status: 404, type: "text/plain")
  }
}
