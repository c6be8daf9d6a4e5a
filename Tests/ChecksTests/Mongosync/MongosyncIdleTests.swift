import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncIdleTests {
  @Test func isLeftToAPerson() {
    let judgement = MongosyncIdle().judge(EvidenceFixture.restart)
    #expect(judgement.outcome == .manual)
    #expect(judgement.commands == ["curl -s localhost:27182/api/v1/progress"])
    #expect(judgement.remedies[at: 0]?.text.contains("INITIALIZING may come first") == true)
  }

  @Test func doesNotAriseOnceTheMigrationIsGivenUp() {
    #expect(MongosyncIdle().judge(EvidenceFixture.restart.with { $0.plan.phase = .abandon }).outcome == .notApplicable)
  }
}
