import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DropDatabasePrivilegeTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    DropDatabasePrivilege().judge(EvidenceFixture.reverse.with(change))
  }

  @Test func passes() {
    #expect(
      judge { _ in }.summaries(.pass)
        == [
          "mongosync may drop any database of the destination.", "mongosync may drop any database of the source.",
        ])
  }

  @Test func failsWithTheGrant() {
    let judgement = judge { evidence in
      evidence.plan.mongosyncUser = "o\"brien"
      evidence.destination.mongosyncUser = .seen(.found(mayDropAnyDatabase: false))
    }
    #expect(judgement.subjects(.fail) == [Subject(.destination)])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("admin").grantRolesToUser("o\"brien", [{ role: "dbAdminAnyDatabase", db: "admin" }])"#
      ])
  }

  @Test func theSourceNeedsItForASecondReverseOnly() {
    let judgement = judge { $0.source.mongosyncUser = .seen(.found(mayDropAnyDatabase: false)) }
    #expect(judgement.outcome == .warn)
    #expect(judgement.subjects(.warn) == [Subject(.source)])
    #expect(judgement.subjects(.pass) == [Subject(.destination)])
  }

  @Test func whereSeveralReversalsArePlannedTheSourceNeedsItToo() {
    let judgement = judge { evidence in
      evidence.plan.multipleReversals = true
      evidence.source.mongosyncUser = .seen(.found(mayDropAnyDatabase: false))
    }
    #expect(judgement.summaries(.fail) == ["mongosync may not drop every database of the source."])
    #expect(judgement.subjects(.pass) == [Subject(.destination)])
    #expect(judgement.remedies.map(\.cluster) == [.source])
    let single = judge { evidence in
      evidence.plan.multipleReversals = false
      evidence.source.mongosyncUser = .seen(.found(mayDropAnyDatabase: false))
    }
    #expect(single.outcome == .warn)
  }

  @Test func aMissingUserFails() {
    #expect(judge { $0.source.mongosyncUser = .seen(.missing) }.outcome == .fail)
    #expect(judge { $0.destination.mongosyncUser = .seen(.missing) }.outcome == .fail)
  }

  @Test func withoutANameAPersonLooks() {
    let judgement = judge { $0.plan.mongosyncUser = nil }
    #expect(judgement.outcome == .manual)
    #expect(judgement.commands == ["db.getSiblingDB(\"admin\").runCommand({ usersInfo: 1 })"])
  }

  @Test func aRefusalCanBeSettledByLooking() {
    let judgement = judge { $0.destination.mongosyncUser = .denied }
    #expect(judgement.findings.map(\.canBeSettled) == [true, false])
    #expect(judgement.outcome == .unknown)
    #expect(judgement.remedies.map(\.settlesUnknown) == [true])
    #expect(
      judgement.commands == [
        "db.getSiblingDB(\"admin\").runCommand({ usersInfo: \"mongosync\", showPrivileges: true })"
      ])
  }
}
