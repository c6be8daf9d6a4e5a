import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ProgressWarningsTests {
  private func judge(_ warnings: [String]?, _ version: ReleaseVersion? = ReleaseVersion(1, 19)) -> Judgement {
    ProgressWarnings().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.mongosync = [.ready { $0.warnings = warnings }]
      })
  }

  @Test func passesWithoutWarnings() { #expect(judge([]).outcome == .pass) }

  @Test func warnsWordForWord() {
    let judgement = judge(["Too small.", "Blocked."])
    #expect(judgement.summaries(.warn) == ["mongosync warns: Too small.", "mongosync warns: Blocked."])
  }

  @Test func isUnknownWhereAVersionThatWarnsDoesNotTell() {
    #expect(judge(nil).outcome == .unknown)
    #expect(judge(nil, nil).outcome == .unknown)
    #expect(judge(nil, ReleaseVersion(1, 18)).outcome == .notApplicable)
  }
}
