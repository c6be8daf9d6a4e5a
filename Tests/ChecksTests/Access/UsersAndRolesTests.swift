import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UsersAndRolesTests {
  private func judge(_ observed: Observed<Accounts>) -> Judgement {
    UsersAndRoles().judge(EvidenceFixture.restart.with { $0.source.accounts = observed })
  }

  @Test func passesWithoutAny() {
    #expect(judge(.seen(Accounts(users: [], roles: []))).outcome == .pass)
  }

  @Test func anyIsAWarning() {
    let accounts = Accounts(users: [.init("ann@shop"), .init("bob@shop")], roles: [.init("clerk@shop")])
    #expect(
      judge(.seen(accounts)).summaries(.warn)
        == ["The source has 2 users and 1 role of its own, which are not copied."])
  }

  @Test func aRefusalIsUnknownAndCanBeSettled() {
    let judgement = judge(.denied)
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.remedies.map(\.settlesUnknown) == [true])
  }
}
