import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ProvisionedUsersTests {
  private func judge(
    users: [String] = [], count: Observed<Int>, version: ReleaseVersion? = ReleaseVersion(1, 20)
  ) -> Judgement {
    ProvisionedUsers().judge(
      EvidenceFixture.preflight.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.destination.connectedUser = .seen(ConnectedUser(users: users, roles: []))
        evidence.destination.userCount = count
      })
  }

  @Test func theAuditorsOwnLoginIsAUser() {
    #expect(judge(users: ["auditor@admin"], count: .notAsked("Not needed.")).outcome == .pass)
    #expect(judge(users: ["CN=a@$external"], count: .seen(0)).outcome == .fail)
  }

  @Test func passesWithAUser() {
    #expect(judge(count: .seen(1)).summaries(.pass) == ["The destination has 1 user."])
  }

  @Test func noneFailsFromOneTwentyOn() {
    #expect(judge(count: .seen(0)).outcome == .fail)
    #expect(judge(count: .seen(0)).commands.first?.contains("createUser") == true)
    #expect(judge(count: .seen(0), version: ReleaseVersion(1, 19)).outcome == .pass)
    #expect(judge(count: .seen(0), version: nil).outcome == .unknown)
  }

  @Test func aRefusalCanBeSettledByLooking() {
    #expect(judge(count: .denied).outcome == .unknown)
    #expect(judge(count: .denied).remedies.map(\.settlesUnknown) == [true])
    #expect(judge(count: .denied, version: ReleaseVersion(1, 17)).outcome == .pass)
  }
}
