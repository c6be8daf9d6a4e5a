import Foundation
import TestSupport
import Testing

/// A mongosync behind TLS, asked by the program as an operator starts it.
@Suite struct SecuredProgressTests {
  @Test func `no reply over TLS ends the program, and the system's authorities are those of OpenSSL`() async throws {
    let certificates = try await TestCertificates.make()
    let server = try await SecuredReplies.start(certificates)
    let (source, destination) = try await SharedServers.unwrittenPair()
    func state(trusting file: String?) async throws -> (progress: JSON, run: CommandLineRun) {
      var environment = [
        "MONGOSYNC_AUDITOR_SOURCE": source.connectionString,
        "MONGOSYNC_AUDITOR_DESTINATION": destination.connectionString,
      ]
      environment["SSL_CERT_FILE"] = file
      let run = try await CommandLineRun.of(
        ["check", "cutover", "--mongosync", "https://localhost:\(server.port)", "--report", "json", "--timeout", "15"],
        environment: environment)
      let record = try run.report()["evidence"].array.first { $0["node"].string?.hasPrefix("https://") == true }
      return (try #require(record, "\(run.everything.prefix(2000))"), run)
    }
    let body = #"{"progress":{"state":"RUNNING","canCommit":false},"success":true}"#
    try server.answer("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    let read = try await state(trusting: certificates.authority)
    #expect(read.progress["error"].string == nil && "\(read.progress)".contains("RUNNING"), "\(read.progress)")
    let strange = try await state(trusting: nil)
    #expect(strange.progress["error"].string?.contains("its certificate is not trusted") == true, "\(strange.progress)")
    for (head, reason) in [
      ("Content-Length: 9223372036854775807", "larger than 4194304 bytes"), ("Content-Encoding: gzip", "packed"),
    ] {
      try server.answer("HTTP/1.1 200 OK\r\n\(head)\r\n\r\n\(body)")
      let (progress, run) = try await state(trusting: certificates.authority)
      #expect(run.status == 2 || run.status == 1, "\(run.errors)")
      #expect(progress["error"].string?.contains(reason) == true, "\(progress)")
    }
  }
}
