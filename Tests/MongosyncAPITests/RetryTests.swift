import Evidence
import MongosyncAPI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct RetryTests {
  private static let fine = #"{"progress":{"state":"RUNNING"},"success":true}"#

  @Test func `a refused connection is told as such`() async throws {
    let client = ProgressClient(try MongosyncAddress("http://127.0.0.1:\(MongosyncStandIn.freePort())"))
    let error = await #expect(throws: ProgressError.self) { try await client.progress() }
    #expect(error?.code == .connectionRefused)
  }

  @Test func `a mongosync that comes back is met again`() async throws {
    let port = try MongosyncStandIn.freePort()
    let client = ProgressClient(try MongosyncAddress("http://localhost:\(port)"), pause: .milliseconds(50))
    async let progress = client.progress(retryingUntil: .now + .seconds(60))
    try await Task.sleep(for: .milliseconds(300))
    let standIn = try MongosyncStandIn(port: port, .body(Self.fine))
    #expect(try await progress.state == .running)
    #expect(standIn.asked == [theQuestion])
  }

  @Test func `passing failures are sat out one after the other`() async throws {
    let standIn = try MongosyncStandIn(
      .hang, .closeAtOnce, .body("", status: 503), .body(#"{"success":false,"error":"NotYet"}"#), .body(Self.fine))
    let progress = try await standIn.progress(tryLimit: .seconds(3), retryingFor: .seconds(90))
    #expect(progress.state == .running)
    #expect(standIn.asked == Array(repeating: theQuestion, count: 5))
  }

  @Test func `the deadline ends the tries with the last reason`() async throws {
    let standIn = try MongosyncStandIn(.body("", status: 503), .hang)
    let error = await #expect(throws: ProgressError.self) {
      try await standIn.progress(tryLimit: .seconds(600), retryingFor: .seconds(5))
    }
    #expect(error?.code == .badStatus)
  }

  @Test func `what time does not mend is not tried again`() async throws {
    let standIn = try MongosyncStandIn(.body("<html>"), .body(Self.fine))
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress(retryingFor: .seconds(5)) }
    #expect(error?.code == .notJSON)
    #expect(standIn.asked == [theQuestion])
  }

  @Test func `without a deadline there is one try`() async throws {
    let standIn = try MongosyncStandIn(.body("", status: 503), .body(Self.fine))
    await #expect(throws: ProgressError.self) { try await standIn.progress() }
    #expect(standIn.asked == [theQuestion])
  }

  @Test(arguments: [MongosyncAnswer.hang, .body("", status: 503)])
  func `a cancelled task ends at once`(_ answer: MongosyncAnswer) async throws {
    let standIn = try MongosyncStandIn(answer)
    let task = Task { try await standIn.progress(tryLimit: .seconds(600), retryingFor: .seconds(600)) }
    try await eventually("it is asked") { !standIn.asked.isEmpty }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `no time and a task already cancelled are borne before anything is asked`() async throws {
    let standIn = try MongosyncStandIn(.hang)
    for _ in 0..<50 {
      let error = await #expect(throws: ProgressError.self) { try await standIn.progress(tryLimit: .zero) }
      #expect(error?.code == .timedOut)
      let task = Task { try await standIn.progress() }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func `no cookie is sent back, no login is sent, and each question stands alone`() async throws {
    let standIn = try MongosyncStandIn(.body(Self.fine))
    let address = try MongosyncAddress("http://user:Geheim@localhost:\(standIn.port)/api/v1/")
    for _ in 0..<3 { _ = try await ProgressClient(address).progress() }
    #expect(standIn.asked == Array(repeating: theQuestion, count: 3))
    let headers = standIn.requestLines.joined().map { $0.lowercased() }
    #expect(!headers.contains { $0.hasPrefix("cookie:") || $0.hasPrefix("authorization:") })
    #expect(!headers.contains { $0.hasPrefix("if-none-match:") || $0.contains("geheim") })
  }
}
