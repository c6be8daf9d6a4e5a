import Evidence
import MongosyncAPI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(3))) struct MisbehaviourTests {
  private static let fine = #"{"progress":{"state":"IDLE"},"success":true}"#

  @Test(arguments: [
    (MongosyncAnswer.hang, ProgressError.Code.timedOut),
    (.trickle, .timedOut),
    (.slow(.seconds(8), body: fine), .timedOut),
    (.closeAtOnce, .connectionFailed),
    (.garbage, .connectionFailed),
    (.truncated(fine), .connectionFailed),
    (.large(bytes: 8 << 20, tellsLength: true), .tooLarge),
    (.large(bytes: 8 << 20, tellsLength: false), .tooLarge),
    (.body("<html><body>Hello</body></html>", type: "text/html"), .notJSON),
    (.body(""), .notJSON),
    (.body(#"{"progress":"#), .notJSON),
    (.body(String(repeating: "[", count: 100_000)), .notJSON),
    (.body("[]"), .malformed),
    (.body("null"), .malformed),
    (.body("{}"), .malformed),
    (.body(#"{"success":true}"#), .malformed),
    (.body(#"{"progress":null,"success":true}"#), .malformed),
    (.body(#"{"progress":[],"success":true}"#), .malformed),
    (.body("oh dear", status: 500), .badStatus),
    (.body(fine, status: 500), .badStatus),
    (.body("404 page not found", status: 404), .badStatus),
    (.body("", status: 401), .badStatus),
  ])
  func `each misbehaviour has its code`(
    _ answer: MongosyncAnswer, _ code: ProgressError.Code
  ) async throws {
    let standIn = try MongosyncStandIn(answer)
    // Only what never answers meets the limit; on a busy machine the others may take their time.
    let limit = code == .timedOut ? Duration.seconds(3) : .seconds(30)
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress(tryLimit: limit) }
    #expect(error?.code == code)
    #expect(standIn.asked == [theQuestion])
  }

  @Test func `the status of a failure is told`() async throws {
    let standIn = try MongosyncStandIn(.body("", status: 503))
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress() }
    #expect(error?.status == 503)
  }

  @Test(arguments: [200, 400, 500])
  func `mongosync's own error is told by name`(_ status: Int) async throws {
    let body = #"{"success":false,"error":"InsufficientDestinationDiskSpace","errorDescription":"too full"}"#
    let standIn = try MongosyncStandIn(.body(body, status: status))
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress() }
    #expect(error?.code == .unsuccessful)
    #expect(error?.errorName == "InsufficientDestinationDiskSpace")
    #expect(error?.errorDescription == "too full")
    #expect(error?.description.contains("InsufficientDestinationDiskSpace: too full") == true)
  }

  @Test func `an error without a name is still an error`() async throws {
    let standIn = try MongosyncStandIn(.body(#"{"success":false,"progress":{"state":"IDLE"}}"#))
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress() }
    #expect(error?.code == .unsuccessful)
    #expect(error?.errorName == nil)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is not followed`(_ status: Int) async throws {
    let other = try MongosyncStandIn(.body(Self.fine))
    let standIn = try MongosyncStandIn(.redirect(to: "\(other.url)/api/v1/progress", status: status))
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress(retryingFor: .seconds(5)) }
    #expect(error?.code == .redirected)
    #expect(standIn.asked == [theQuestion])
    #expect(other.asked == [])
  }

  @Test func `a reply as large as allowed is taken`() async throws {
    let body = Self.fine + String(repeating: " ", count: 1_000_000 - Self.fine.utf8.count)
    let standIn = try MongosyncStandIn(.body(body))
    #expect(try await standIn.progress(largestReply: 1_000_000).state == .idle)
    let error = await #expect(throws: ProgressError.self) { try await standIn.progress(largestReply: 999_999) }
    #expect(error?.code == .tooLarge)
  }
}
