import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MembersReachableTests {
  private func judge(_ state: Observed<MemberState>) -> Judgement {
    MembersReachable().judge(EvidenceFixture.preflight.with { $0.destination.sets[0].members[1].state = state })
  }

  @Test func passesWhereAllAnswer() {
    #expect(judge(.seen(.secondary)).outcome == .pass)
    #expect(judge(.seen(.secondary)).findings.count == 4)
  }

  @Test func aSilentMemberFails() {
    let judgement = judge(.unreachable)
    #expect(judgement.summaries(.fail) == ["destination-2:27017 does not answer."])
    #expect(
      judgement.commands == [
        "mongosh \"mongodb://destination-2:27017/?directConnection=true\" --eval 'db.hello()'"
      ])
  }

  @Test func aRefusedLoginIsAnAnswer() {
    let refusal = Refusal(.authenticationFailed, "The server did not accept the credentials.")
    #expect(judge(.refused(refusal, [])).outcome == .pass)
  }

  @Test func whatWasNotAskedIsUnknown() {
    #expect(judge(.notAsked("It was not needed.")).outcome == .unknown)
    #expect(judge(.refused(Refusal(.timedOut, "The time was over."), [])).outcome == .unknown)
    #expect(MembersReachable().judge(EvidenceFixture.preflight.with { $0.source.sets = [] }).outcome == .unknown)
  }
}
