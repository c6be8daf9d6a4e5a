import Foundation

/// What the stand-in of mongosync does when it is asked.
public enum MongosyncAnswer: Sendable {
  /// Answers with this body, status and content type.
  case body(String, status: Int = 200, type: String = "application/json")
  /// Answers like this after a while.
  case slow(Duration, body: String)
  /// Begins a body and sends a byte now and then, without ever coming to the end.
  case trickle
  /// Sends a body of this many bytes, whose length it tells or not.
  case large(bytes: Int, tellsLength: Bool)
  /// Tells the whole length of the body, and ends after half of it.
  case truncated(String)
  /// Points to another address.
  case redirect(to: String, status: Int = 302)
  /// Reads the question and says nothing.
  case hang
  /// Closes the connection without a word.
  case closeAtOnce
  /// Answers with bytes that are no HTTP.
  case garbage

  func write(to stream: SocketStream) {
    switch self {
    case .body(let body, let status, let type):
      send(status, ["Content-Type: \(type)", "Content-Length: \(body.utf8.count)"], body, to: stream)
    case .slow(let delay, let body):
      Thread.sleep(forTimeInterval: delay / .seconds(1))
      Self.body(body).write(to: stream)
    case .trickle:
      send(200, ["Content-Type: application/json"], "{", to: stream)
      while stream.write([32]) { Thread.sleep(forTimeInterval: 0.05) }
    case .large(let bytes, let tellsLength):
      send(200, tellsLength ? ["Content-Length: \(bytes)"] : [], "", to: stream)
      let piece = [UInt8](repeating: 32, count: 65_536)
      for _ in 0..<(bytes / piece.count) where !stream.write(piece) { return }
    case .truncated(let body):
      let half = String(body.prefix(body.count / 2))
      send(200, ["Content-Length: \(body.utf8.count)"], half, to: stream)
    case .redirect(let target, let status):
      send(status, ["Location: \(target)", "Content-Length: 0"], "", to: stream)
    case .hang:
      stream.waitForEnd()
    case .closeAtOnce:
      break
    case .garbage:
      _ = stream.write(Array("SSH-2.0-OpenSSH_9.6\r\n".utf8))
    }
  }

  private func send(_ status: Int, _ headers: [String], _ body: String, to stream: SocketStream) {
    let head = ["HTTP/1.1 \(status) Stand-in", "Connection: close", "Set-Cookie: session=1"] + headers
    _ = stream.write(Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8))
  }
}
