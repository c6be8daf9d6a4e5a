import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncStoppedTests {
  @Test func isLeftToAPerson() {
    let judgement = MongosyncStopped().judge(EvidenceFixture.restart)
    #expect(judgement.outcome == .manual)
    #expect(judgement.findings[at: 0]?.explanation.contains("does not ask mongosync itself") == true)
  }

  @Test func pausingIsNotStopping() {
    let judgement = MongosyncStopped().judge(EvidenceFixture.restart)
    #expect(judgement.remedies[at: 0]?.text.contains("Ctrl-C") == true)
    #expect(judgement.remedies[at: 1]?.text.contains("leaves the process running") == true)
    #expect(judgement.remedies[at: 1]?.command == "curl -X POST localhost:27182/api/v1/pause -d '{}'")
    #expect(judgement.remedies[2].command == "curl -s localhost:27182/api/v1/progress")
  }
}
