import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct VerifierReadyTests {
  private func judge(
    _ change: (inout MongosyncProgress) -> Void, _ more: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    VerifierReady().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.mongosync = [.ready(change)]
        more(&evidence)
      })
  }

  @Test func passesWhereItFollowsBothClusters() {
    #expect(judge { _ in }.findings.map(\.outcome) == [.pass, .pass])
  }

  @Test("Phases before it follows", arguments: ["not started", "initial hashing"])
  func failsForNow(_ phase: String) {
    let judgement = judge { $0.verification?.destination?.phase = phase }
    #expect(judgement.outcome == .fail)
    #expect(judgement.findings.map(\.mayPass) == [false, true])
  }

  @Test func oldVersionsReportTheirPhasesTooEarly() {
    func outcome(_ minor: Int, _ phase: String) -> Outcome {
      judge(
        { progress in
          progress.verification?.source?.phase = phase
          progress.verification?.destination?.phase = phase
        }, { $0.plan.mongosyncVersion = ReleaseVersion(1, minor) }
      ).outcome
    }
    #expect(outcome(14, "stream hashing") == .warn)
    #expect(outcome(15, "stream hashing") == .pass)
    #expect(outcome(14, "initial hashing") == .warn)
    #expect(outcome(16, "initial hashing") == .warn)
    #expect(outcome(17, "initial hashing") == .fail)
    #expect(outcome(16, "not started") == .fail)
  }

  @Test func aNegativeLagIsImpossible() {
    #expect(judge { $0.verification?.source?.lagTimeSeconds = -1 }.outcome == .unknown)
  }

  @Test func failsForNowWhileItIsBehind() {
    #expect(judge { $0.verification?.source?.lagTimeSeconds = 60 }.findings.map(\.outcome) == [.fail, .pass])
  }

  @Test("Trap 10: absent is not failed") func absentIsARisk() {
    #expect(judge { $0.verification = nil }.outcome == .warn)
    let disabled = judge({ $0.verification = nil }) { evidence in
      evidence.destination.mongosyncMetadata = .seen([
        MongosyncMetadata(database: "__mdb_internal_mongosync", verificationMode: "disabled")
      ])
    }
    #expect(disabled.summaries(.warn) == ["The embedded verifier is disabled."])
    #expect(
      judge({ $0.verification = nil }) { $0.plan.mongosyncVersion = ReleaseVersion(1, 8) }.outcome == .notApplicable)
    #expect(judge({ $0.verification = nil }) { $0.plan.mongosyncVersion = nil }.outcome == .warn)
    #expect(judge({ $0.verification = nil }) { $0.plan.verifier = false }.summaries(.warn) == disabled.summaries(.warn))
  }

  @Test func isUnknownWhereAPartIsMissing() {
    #expect(judge { $0.verification?.source = nil }.outcome == .unknown)
    #expect(judge { $0.verification?.source?.phase = "dreaming" }.outcome == .unknown)
    #expect(judge { $0.verification?.destination?.lagTimeSeconds = nil }.outcome == .unknown)
  }
}
