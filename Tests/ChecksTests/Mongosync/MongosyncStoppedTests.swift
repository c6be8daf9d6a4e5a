import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncStoppedTests {
  @Test func isLeftToAPerson() {
    let judgement = MongosyncStopped().judge(EvidenceFixture.restart)
    #expect(judgement.outcome == .manual)
    #expect(judgement.findings[0].explanation.contains("does not ask mongosync itself"))
  }

  @Test func pausingIsNotStopping() {
    let judgement = MongosyncStopped().judge(EvidenceFixture.restart)
    #expect(judgement.remedies[0].text.contains("Ctrl-C"))
    #expect(judgement.remedies[1].text.contains("leaves the process running"))
    #expect(judgement.remedies[1].command == "curl -X POST localhost:27182/api/v1/pause -d '{}'")
    #expect(judgement.remedies[2].command == "curl -s localhost:27182/api/v1/progress")
  }
}
