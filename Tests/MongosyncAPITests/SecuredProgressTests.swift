import Evidence
import Foundation
import MongoClient
import TestSupport
import Testing

@testable import MongosyncAPI

/// Through TLS the same reader is used as without.
@Suite(.timeLimit(.minutes(3))) struct SecuredProgressTests {
  private static let fine = #"{"progress":{"state":"IDLE"},"success":true}"#

  private func code(
    _ address: String, _ authorities: ByteStream.Authorities, limit: Duration = .seconds(30)
  ) async throws -> ProgressError? {
    await #expect(throws: ProgressError.self) {
      try await ProgressClient(MongosyncAddress(address), tryLimit: limit, authorities: authorities).progress()
    }
  }

  @Test func `replies are read, and those that no mongosync sends are refused`() async throws {
    let certificates = try await TestCertificates.make()
    let authorities = ByteStream.Authorities.file(certificates.authority)
    let fine = Self.fine
    for reply in [
      "HTTP/1.1 200 OK\r\nContent-Length: \(fine.utf8.count)\r\n\r\n\(fine)",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2C\r\n\(fine)\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: \(fine.utf8.count + 1_000_000)\r\n\r\n\(fine)"
        + String(repeating: " ", count: 1_000_000),
    ] {
      let server = try await SecuredReplies.start(certificates)
      let address = "https://localhost:\(server.port)"
      try server.answer(reply)
      let client = ProgressClient(try MongosyncAddress(address), tryLimit: .seconds(30), authorities: authorities)
      #expect(try await client.progress().state == .idle, "\(reply.prefix(100))")
    }
    let refused: [(String, ProgressError.Code)] = [
      ("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n\(fine)", .tooLarge),
      ("HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551616\r\n\r\n\(fine)", .tooLarge),
      ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nxxxx", .malformed),
      ("HTTP/1.0 200 OK\r\n\r\n" + String(repeating: "x", count: 8 << 20), .tooLarge),
      ("HTTP/1.1 302 Found\r\nLocation: https://localhost/\r\nContent-Length: 0\r\n\r\n", .redirected),
      ("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", .badStatus), ("SSH-2.0-x\r\n\r\n", .connectionFailed),
    ]
    for (reply, expected) in refused {
      let server = try await SecuredReplies.start(certificates)
      let address = "https://localhost:\(server.port)"
      try server.answer(reply)
      #expect(try await code(address, authorities)?.code == expected, "\(reply.prefix(100))")
    }
  }

  @Test func `a certificate that nobody trusted vouches for, or another host's, is not accepted`() async throws {
    let certificates = try await TestCertificates.make()
    let cases: [(host: String, authorities: ByteStream.Authorities, isTrusted: Bool)] = [
      ("127.0.0.1", .file(certificates.authority), true), ("localhost", .file(certificates.authority), true),
      ("localhost", .file(certificates.unrelatedAuthority), false), ("localhost", .system, false),
      ("localhost", .file("/no/such/file"), false), ("127.1", .file(certificates.authority), false),
    ]
    for (host, authorities, isTrusted) in cases {
      let server = try await SecuredReplies.start(certificates)
      try server.answer("HTTP/1.1 200 OK\r\nContent-Length: \(Self.fine.utf8.count)\r\n\r\n\(Self.fine)")
      let address = "https://\(host):\(server.port)"
      guard !isTrusted else {
        let client = ProgressClient(try MongosyncAddress(address), tryLimit: .seconds(30), authorities: authorities)
        #expect(try await client.progress().state == .idle)
        continue
      }
      let error = try await code(address, authorities)
      #expect(error?.code == .connectionFailed, "\(host) \(authorities)")
    }
  }

  @Test(arguments: [MongosyncAnswer.hang, .garbage, .closeAtOnce])
  func `a server without TLS is no server`(_ answer: MongosyncAnswer) async throws {
    let standIn = try MongosyncStandIn(answer)
    let error = try await code("https://localhost:\(standIn.port)", .system, limit: .seconds(2))
    #expect(error?.code == .timedOut || error?.code == .connectionFailed)
    #expect(standIn.asked.isEmpty)
  }

  @Test func `a connection is closed when its reply was read`() async throws {
    let certificates = try await TestCertificates.make()
    let server = try await SecuredReplies.start(certificates)
    let address = "https://localhost:\(server.port)"
    for ask in 1...4 {
      try server.answer("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")
      #expect(try await code(address, .file(certificates.authority))?.code == .badStatus, "ask \(ask)")
      try server.answer("HTTP/1.0 200 OK\r\n\r\n\(Self.fine)")
      #expect(
        try await ProgressClient(
          MongosyncAddress(address), tryLimit: .seconds(20), authorities: .file(certificates.authority)
        ).progress().state == .idle, "without a length")
      try server.answer("HTTP/1.1 200 OK\r\nContent-Length: \(Self.fine.utf8.count)\r\n\r\n\(Self.fine)")
      let client = ProgressClient(
        try MongosyncAddress(address), tryLimit: .seconds(20), authorities: .file(certificates.authority))
      // The server takes one connection at a time.
      #expect(try await client.progress().state == .idle, "ask \(ask)")
    }
  }

  @Test func `nobody who listens is told as such`() async throws {
    let error = try await code("https://127.0.0.1:\(MongosyncStandIn.freePort())", .system)
    #expect(error?.code == .connectionRefused)
  }
}
