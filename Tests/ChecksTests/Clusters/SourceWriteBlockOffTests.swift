import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceWriteBlockOffTests {
  @Test func passesWhenOff() {
    #expect(
      SourceWriteBlockOff().judge(EvidenceFixture.restart).summaries(.pass) == [
        "The source does not block user writes."
      ])
  }

  @Test func failsWhenOn() {
    let judgement = SourceWriteBlockOff().judge(EvidenceFixture.restart.with { $0.source.setWriteBlock(.on) })
    #expect(judgement.subjects(.fail) == [Subject(.source)])
    #expect(judgement.remedies.first?.cluster == .source)
    #expect(judgement.commands == ["db.adminCommand({ setUserWriteBlockMode: 1, global: false })"])
  }

  @Test func refusalsAreUnknown() {
    let judgement = SourceWriteBlockOff().judge(
      EvidenceFixture.restart.with { evidence in
        evidence.source.writeBlockRecord = .denied
        evidence.source.sets[0].members[0].writeBlock = .denied
      })
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings[at: 0]?.canBeSettled == false)
  }
}
