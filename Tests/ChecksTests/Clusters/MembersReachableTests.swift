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

  private func judge(clocks: [Double], uncertainty: Double = 0.1) -> Judgement {
    MembersReachable().judge(
      EvidenceFixture.preflight.with { evidence in
        let members = [
          (\Evidence.source, 0), (\Evidence.source, 1), (\Evidence.destination, 0), (\Evidence.destination, 1),
        ]
        for ((cluster, member), ahead) in zip(members, clocks) {
          evidence[keyPath: cluster].sets[0].members[member].clock = .seen(
            MemberClock(secondsAhead: ahead, uncertainty: uncertainty))
        }
      })
  }

  @Test func clocksThatAreApartAreAWarning() {
    #expect(judge(clocks: [0, 59, 1, 0]).outcome == .pass)
    let one = judge(clocks: [0, 720, 1, -1])
    #expect(
      one.summaries(.warn) == [
        "The clock of source-2:27017 is 12 min ahead of that of the host the auditor runs on.",
        "The clock of source-2:27017 is 12 min ahead of that of destination-2:27017.",
      ])
    // Each is near the auditor's host, and two of them are not near each other.
    #expect(judge(clocks: [50, -50, 0, 0]).summaries(.warn).count == 1)
    // All alike: it is the auditor's host that is wrong.
    #expect(judge(clocks: [-3600, -3600, -3600, -3600]).summaries(.warn).count == 4)
  }

  @Test func anAnswerThatTookLongProvesNothingOfAClock() {
    #expect(judge(clocks: [0, 65, 0, 0], uncertainty: 10).outcome == .pass)
  }

  @Test func aClockThatIsNotToldIsUnknown() {
    let evidence = EvidenceFixture.preflight.with { $0.source.sets[0].members[0].clock = .denied }
    #expect(MembersReachable().judge(evidence).outcome == .unknown)
  }

  @Test func whatWasNotAskedIsUnknown() {
    #expect(judge(.notAsked("It was not needed.")).outcome == .unknown)
    #expect(judge(.refused(Refusal(.timedOut, "The time was over."), [])).outcome == .unknown)
    #expect(MembersReachable().judge(EvidenceFixture.preflight.with { $0.source.sets = [] }).outcome == .unknown)
  }
}
