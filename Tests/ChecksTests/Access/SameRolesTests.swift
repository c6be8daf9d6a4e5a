import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameRolesTests {
  private let clerk = Accounts.Account("clerk@shop", roles: ["read@shop"])

  private func judge(_ source: [Accounts.Account], _ destination: [Accounts.Account]) -> Judgement {
    SameRoles().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.source.accounts = .seen(Accounts(users: [], roles: source))
        evidence.destination.accounts = .seen(Accounts(users: [], roles: destination))
      })
  }

  @Test func passes() {
    #expect(judge([clerk], [clerk]).summaries(.pass) == ["1 role of the source is on the destination."])
    #expect(judge([], [clerk]).outcome == .notApplicable)
  }

  @Test func aMissingRoleIsAWarning() {
    let judgement = judge([clerk], [])
    #expect(judgement.summaries(.warn) == ["The role clerk@shop is missing on the destination."])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getRole("clerk", { showPrivileges: true })"#])
  }

  @Test func anotherInheritanceIsAWarning() {
    let judgement = judge([clerk], [.init("clerk@shop")])
    #expect(judgement.outcome == .warn)
    #expect(judgement.findings[at: 0]?.explanation == "On the source: read@shop. On the destination: none.")
  }

  @Test func aRefusalCanBeSettledByLooking() {
    let judgement = SameRoles().judge(EvidenceFixture.postCutover.with { $0.destination.accounts = .denied })
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.remedies.map(\.cluster) == [.source, .destination])
  }

  @Test func fewerPrivilegesAndLostRestrictionsAreWarnings() {
    let resource = #"{ "db" : "shop", "collection" : "" }"#
    let full = Accounts.Account("clerk@shop", privileges: ["find on \(resource)", "insert on \(resource)"])
    let judgement = judge([full], [.init("clerk@shop", privileges: ["find on \(resource)"])])
    #expect(judgement.summaries(.warn) == ["The role clerk@shop lacks privileges on the destination: 1."])
    #expect(judgement.findings[at: 0]?.explanation == "insert on \(resource).")
    #expect(judge([.init("clerk@shop")], [full]).outcome == .warn)
    #expect(judge([.init("clerk@shop", restrictions: ["[ ]"])], [.init("clerk@shop")]).outcome == .warn)
    #expect(judge([full], [full]).outcome == .pass)
  }
}
