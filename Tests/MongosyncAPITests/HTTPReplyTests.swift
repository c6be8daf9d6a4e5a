import Foundation
import Testing

@testable import MongosyncAPI

/// Replies that no mongosync sends end with a sentence, within bounds, and never trap.
@Suite struct HTTPReplyTests {
  private func read(_ text: String, piece: Int = 1_000_000, limit: Int = 100_000) throws -> HTTPReply {
    var reply = HTTPReply(largestBody: limit)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try reply.take(bytes[start..<min(bytes.count, start + piece)])
    }
    if !reply.isComplete { try reply.end() }
    return reply
  }

  private func code(_ text: String, limit: Int = 100_000) -> ProgressError.Code? {
    do {
      _ = try read(text, limit: limit)
      return nil
    } catch { return (error as? ProgressError)?.code }
  }

  @Test(arguments: [1, 2, 7, 1000]) func bodiesOfEveryFormAreRead(_ piece: Int) throws {
    for text in [
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.0 200 OK\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: 1\r\n\r\n",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
    ] {
      let reply = try read(text, piece: piece)
      #expect(reply.status == 200 && String(decoding: reply.body, as: UTF8.self) == "hello", "\(text)")
    }
  }

  @Test(arguments: [
    "9223372036854775807", "9223372036854775808", "18446744073709551616", "999999999999", "100001",
    String(repeating: "9", count: 400),
  ])
  func aLengthBeyondTheLimitIsTooLarge(_ length: String) {
    #expect(code("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n{}") == .tooLarge)
  }

  @Test(arguments: ["-1", "+2", "0x10", "1 2", "", "1e3", "2, 3", "٣"])
  func aLengthThatIsNoneIsNoHTTP(_ length: String) {
    #expect(code("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n{}") == .connectionFailed)
  }

  @Test(arguments: ["gzip", "deflate", "br", "GZIP", "identity, gzip", "x"])
  func whatIsPackedIsRefused(_ encoding: String) {
    #expect(code("HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\nContent-Length: 2\r\n\r\n{}") == .malformed)
  }

  @Test(arguments: [
    "HTTP/1.1 20 OK\r\n\r\n", "HTTP/2 200\r\n\r\n", "200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc",
  ])
  func whatIsNoReplyIsAFailure(_ text: String) {
    #expect(code(text) == .connectionFailed, "\(text)")
  }

  @Test func whatNeverEndsIsCutOff() {
    #expect(code("HTTP/1.1 200 OK\r\n" + String(repeating: "X-A: b\r\n", count: 20_000)) == .tooLarge)
    #expect(code("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 2_000), limit: 1_000) == .tooLarge)
    let chunks = String(repeating: "3E8\r\n\(String(repeating: "x", count: 1_000))\r\n", count: 3)
    #expect(code("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)", limit: 2_500) == .tooLarge)
    #expect(
      code("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: "0", count: 70_000)) == .tooLarge
    )
  }
}
