import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameUsersTests {
  private func judge(
    _ source: [Accounts.Account], _ destination: [Accounts.Account], _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    SameUsers().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.source.accounts = .seen(Accounts(users: source, roles: []))
        evidence.destination.accounts = .seen(Accounts(users: destination, roles: []))
        change(&evidence)
      })
  }

  private let ann = Accounts.Account("ann@crm", roles: ["clerk@shop", "readWrite@crm"])

  @Test func passesAndTellsOthers() {
    let judgement = judge([ann], [ann, .init("bob@crm")])
    #expect(
      judgement.summaries(.pass) == [
        "The destination has 1 user of its own.",
        "1 user of the source is on the destination, with the same roles, mechanisms and restrictions.",
      ])
    #expect(judge([], [ann]).outcome == .pass)
    #expect(judge([], []).outcome == .notApplicable)
  }

  @Test func aMissingUserIsAWarningWithItsCommand() {
    let judgement = judge([ann], [])
    #expect(judgement.summaries(.warn) == ["The user ann@crm is missing on the destination."])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("crm").createUser({ user: "ann", pwd: passwordPrompt(), "#
          + #"roles: [{ role: "clerk", db: "shop" }, { role: "readWrite", db: "crm" }] })"#
      ])
  }

  @Test func anExternalUserHasNoPassword() {
    let judgement = judge([.init("CN=app@host,O=x@$external")], [])
    #expect(
      judgement.commands == [#"db.getSiblingDB("$external").createUser({ user: "CN=app@host,O=x", roles: [] })"#])
  }

  @Test func otherRolesAreWarnings() {
    let judgement = judge([ann], [.init("ann@crm", roles: ["clerk@shop", "root@admin"])])
    #expect(
      judgement.summaries(.warn) == [
        "The user ann@crm lacks readWrite@crm on the destination.",
        "The user ann@crm has root@admin on the destination only.",
      ])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("crm").grantRolesToUser("ann", [{ role: "readWrite", db: "crm" }])"#,
        #"db.getSiblingDB("crm").revokeRolesFromUser("ann", [{ role: "root", db: "admin" }])"#,
      ])
  }

  @Test func usersOfMongosyncAndDeviceSyncAreNotExpected() {
    let users = [Accounts.Account("mongodb-realm-app@admin"), .init("mongosync@admin")]
    #expect(judge(users, []) { $0.plan.mongosyncUser = "mongosync" }.outcome == .notApplicable)
    #expect(judge(users, []).summaries(.warn) == ["The user mongosync@admin is missing on the destination."])
  }

  @Test("A refusal can be settled by looking", arguments: ClusterRole.allCases)
  func refusals(_ role: ClusterRole) {
    let judgement = judge([ann], [ann]) { evidence in
      if role == .source { evidence.source.accounts = .denied } else { evidence.destination.accounts = .denied }
    }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.remedies.map(\.settlesUnknown) == [true, true])
    #expect(judgement.remedies[at: 0]?.text.contains("userAdminAnyDatabase") == true)
  }

  @Test func lostRestrictionsAndOtherMechanismsAreWarnings() {
    let restriction = #"{ "clientSource" : [ "10.0.0.0/8" ] }"#
    let strict = Accounts.Account("ann@crm", mechanisms: ["SCRAM-SHA-256"], restrictions: [restriction])
    let lost = judge([strict], [.init("ann@crm", mechanisms: ["SCRAM-SHA-256"])])
    #expect(
      lost.summaries(.warn) == [
        "The user ann@crm has lost its restrictions of where it may log in on the destination."
      ])
    #expect(lost.commands[at: 0]?.contains("authenticationRestrictions: [EJSON.parse(") == true)
    let weaker = judge([strict], [.init("ann@crm", mechanisms: ["SCRAM-SHA-1"], restrictions: [restriction])])
    #expect(weaker.summaries(.warn) == ["The user ann@crm may log in by other mechanisms on the destination."])
    #expect(judge([strict], [strict]).outcome == .pass)
    let missing = judge([strict], [])
    #expect(missing.commands[at: 0]?.contains(#"mechanisms: ["SCRAM-SHA-256"], authenticationRestrictions: "#) == true)
  }
}
