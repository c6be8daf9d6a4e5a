import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct TableScansAllowedTests {
  private func judge(_ refuses: Observed<Bool>) -> Judgement {
    TableScansAllowed().judge(
      EvidenceFixture.preflight.with { $0.source.sets[0].members[1].refusesTableScans = refuses })
  }

  @Test func passesForEveryMember() {
    #expect(judge(.seen(false)).outcome == .pass)
  }

  @Test func oneMemberThatRefusesFails() {
    let judgement = judge(.seen(true))
    #expect(judgement.subjects(.fail) == [Subject(.source, node: "source-2:27017")])
    #expect(judgement.commands == ["db.adminCommand({ setParameter: 1, notablescan: false })"])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
