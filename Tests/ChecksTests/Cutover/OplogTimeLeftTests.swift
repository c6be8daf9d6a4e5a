import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct OplogTimeLeftTests {
  private func judge(_ text: String?, _ version: ReleaseVersion? = ReleaseVersion(1, 19)) -> Judgement {
    OplogTimeLeft().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.mongosync = [.ready { $0.estimatedOplogTimeRemaining = text }]
      })
  }

  @Test(arguments: [
    "12 hours", "1 hour", "more than 72 hours", "16 minutes", "less than 1 hour", "2 days", "1.5 hours",
  ])
  func passes(_ text: String) { #expect(judge(text).outcome == .pass) }

  @Test(arguments: ["less than 15 minutes", "15 minutes", "1 minute"]) func warns(_ text: String) {
    #expect(judge(text).outcome == .warn)
    #expect(judge(text).commands[at: 0]?.contains("minRetentionHours") == true)
  }

  @Test(arguments: ["not checked yet", "", "hours", "12 hours ago"]) func isUnknown(_ text: String) {
    #expect(judge(text).outcome == .unknown)
  }

  @Test func isUnknownWhereAVersionThatTellsDoesNot() {
    #expect(judge(nil).outcome == .unknown)
    #expect(judge(nil, nil).outcome == .unknown)
    #expect(judge(nil, ReleaseVersion(1, 18)).outcome == .notApplicable)
  }
}
