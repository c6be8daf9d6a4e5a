import Evidence
import MongosyncAPI
import TestSupport

extension MongosyncStandIn {
  /// Asks this stand-in as the auditor does.
  func progress(
    tryLimit: Duration = .seconds(60), largestReply: Int = 4 << 20, retryingFor time: Duration? = nil
  ) async throws -> MongosyncProgress {
    try await ProgressClient(
      MongosyncAddress(url), tryLimit: tryLimit, pause: .milliseconds(50), largestReply: largestReply
    ).progress(retryingUntil: time.map { .now + $0 })
  }

  /// What a client reads in this body.
  static func read(_ body: String) async throws -> MongosyncProgress {
    try await MongosyncStandIn(.body(body)).progress()
  }
}

/// The one thing that may be asked.
let theQuestion = "GET /api/v1/progress"
