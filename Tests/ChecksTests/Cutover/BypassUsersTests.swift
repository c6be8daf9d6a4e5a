import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct BypassUsersTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    BypassUsers().judge(EvidenceFixture.cutover.with(change))
  }

  @Test func passesForMongosyncAlone() {
    #expect(judge().findings.map(\.outcome) == [.pass, .pass])
    #expect(judge { $0.source.bypassUsers = .seen([]) }.outcome == .pass)
  }

  @Test func warnsOfEveryOther() {
    let judgement = judge { $0.source.bypassUsers = .seen(["app@shop", "mongosync@admin", "root@admin"]) }
    #expect(judgement.summaries(.warn).count == 2)
    #expect(judgement.subjects(.warn) == [Subject(.source), Subject(.source)])
    #expect(judge { $0.plan.mongosyncUser = nil }.outcome == .warn)
  }

  @Test func isUnknownWhereTheUsersAreNotTold() {
    let judgement = judge { evidence in
      evidence.destination.bypassUsers = .denied
      evidence.destination.connectedUser = .seen(ConnectedUser(users: ["dba@admin"], roles: ["root@admin"]))
    }
    #expect(judgement.findings.map(\.outcome) == [.pass, .unknown, .warn])
    #expect(judgement.findings[at: 1]?.canBeSettled == true)
    #expect(judgement.findings[at: 2]?.summary.contains("dba@admin") == true)
    #expect(judgement.remedies[at: 0]?.settlesUnknown == true)
  }

  @Test func doesNotAriseWhereThereIsNoBlockOrTheCommitIsThrough() {
    let old = judge { $0.source.sets[0].members[0].version = .seen(ReleaseVersion(5, 0)) }
    #expect(old.findings.map(\.outcome) == [.notApplicable, .pass])
    #expect(BypassUsers().judge(EvidenceFixture.committed).outcome == .notApplicable)
  }
}
