import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncCommittedTests {
  @Test func isLeftToAPersonWhoMustNotBeFooledByCanWrite() {
    let judgement = MongosyncCommitted().judge(EvidenceFixture.reverse)
    #expect(judgement.outcome == .manual)
    #expect(judgement.commands == ["curl -s localhost:27182/api/v1/progress | jq '.progress.state'"])
    #expect(judgement.findings[at: 0]?.explanation.contains("COMMITTING") == true)
  }
}
