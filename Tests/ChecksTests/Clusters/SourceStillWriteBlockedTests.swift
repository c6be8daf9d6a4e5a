import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceStillWriteBlockedTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    SourceStillWriteBlocked().judge(EvidenceFixture.reverse.with(change))
  }

  @Test func passesWhenOnAndMentionsBypass() {
    let judgement = judge { _ in }
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings[at: 0]?.explanation.contains("bypassWriteBlockingMode") == true)
  }

  @Test func failsWhenOffWithoutACommand() {
    let judgement = judge { $0.source.setWriteBlock(.off) }
    #expect(judgement.subjects(.fail) == [Subject(.source)])
    #expect(judgement.commands.isEmpty)
    #expect(judgement.remedies.count == 1)
  }

  @Test func failsAmidAChange() {
    #expect(judge { $0.source.writeBlockRecord = .seen(.changing) }.outcome == .fail)
  }

  @Test func onIsNotEnoughWhileAPrimaryIsUnread() {
    #expect(judge { $0.source.sets[0].members[0].writeBlock = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].writeBlock = .seen(.unknown) }.outcome == .unknown)
  }

  @Test func oneBlockedShardDoesNotSpeakForTheOther() {
    let judgement = SourceStillWriteBlocked().judge(
      EvidenceFixture.reverse.sharded.with { evidence in
        evidence.source.writeBlockRecord = .denied
        evidence.source.sets[1].members[0].writeBlock = .unreachable
      })
    #expect(judgement.outcome == .unknown)
  }

  @Test func nothingReadIsUnknown() {
    let judgement = judge { $0.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.") }
    #expect(judgement.outcome == .unknown)
  }
}
