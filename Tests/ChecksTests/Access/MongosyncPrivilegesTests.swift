import Evidence
import EvidenceFixtures
import Findings
import Testing

@testable import Checks

@Suite struct MongosyncPrivilegesTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    MongosyncPrivileges().judge(EvidenceFixture.preflight.with(change))
  }

  /// A user with all that a mongosync of the plan needs on a cluster, but for one action.
  private func grants(_ role: ClusterRole, _ plan: Plan, without action: String? = nil) -> Observed<MongosyncUser> {
    let required = RequiredGrants(on: role, plan, isBeforeSix: false)
    let privileges = required.privileges.map { privilege in
      Privilege(privilege.resource, privilege.actions.filter { $0 != action })
    }
    return .seen(.found(UserGrants(roles: required.roles.filter { $0 != "restore" }, privileges: privileges)))
  }

  @Test func passesByActionsWhateverTheRoles() {
    #expect(judge().outcome == .pass)
    #expect(judge { $0.source.mongosyncUser = grants(.source, $0.plan) }.outcome == .pass)
  }

  @Test func oneMissingActionFailsWithTheExactGrant() {
    let judgement = judge { evidence in
      evidence.plan.mongosyncUser = "o\"brien"
      evidence.destination.mongosyncUser = grants(.destination, evidence.plan, without: "setUserWriteBlockMode")
    }
    #expect(judgement.subjects(.fail) == [Subject(.destination)])
    #expect(judgement.findings.contains { $0.explanation == "Missing: setUserWriteBlockMode on the cluster." })
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("admin").grantRolesToUser("o\"brien", [{ role: "restore", db: "admin" }])"#
      ])
  }

  @Test func withoutAVersionTheStrictestIsAskedFor() {
    let judgement = judge { evidence in
      var old = evidence.plan
      old.mongosyncVersion = ReleaseVersion(1, 19)
      evidence.plan.mongosyncVersion = nil
      evidence.source.mongosyncUser = grants(.source, old)
    }
    #expect(judgement.subjects(.unknown) == [Subject(.source)])
    #expect(judge { $0.plan.mongosyncVersion = nil }.outcome == .pass)
  }

  @Test func theVersionDecidesAboutTheOplog() {
    let judgement = judge { evidence in
      evidence.source.mongosyncUser = grants(.source, evidence.plan)
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 22)
    }
    #expect(judgement.findings.contains { $0.explanation == "Missing: find, collStats on local.oplog.rs." })
  }

  @Test func aMissingUserFailsWithItsCreation() {
    let judgement = judge { $0.source.mongosyncUser = .seen(.missing) }
    #expect(judgement.outcome == .fail)
    #expect(judgement.commands.first?.hasPrefix(#"db.getSiblingDB("admin").createUser({ user: "mongosync""#) == true)
  }

  @Test func aSourceBeforeSixWantsClusterManager() {
    let judgement = judge { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 18)
      evidence.source.run(ReleaseVersion(5, 0, 29))
      evidence.source.mongosyncUser = grants(.source, evidence.plan)
    }
    #expect(judgement.subjects(.warn) == [Subject(.source)])
  }

  @Test func aReverseWillHaveToDropDatabasesOfTheSource() {
    let judgement = judge { evidence in
      evidence.plan.reversible = true
      evidence.source.mongosyncUser = grants(.source, evidence.plan)
    }
    #expect(judgement.subjects(.warn) == [Subject(.source)])
    #expect(judgement.commands.contains { $0.contains("dbAdminAnyDatabase") })
    #expect(judge { $0.plan.reversible = true }.outcome == .pass)
    let several = judge { evidence in
      evidence.plan.reversible = true
      evidence.source.mongosyncUser = grants(.source, evidence.plan)
      evidence.plan.multipleReversals = true
    }
    #expect(several.subjects(.fail) == [Subject(.source)])
    #expect(several.findings.contains { $0.explanation == "Missing: dropDatabase on any collection." })
    #expect(several.commands.contains { $0.contains("dbAdminAnyDatabase") })
    let granted = judge { evidence in
      evidence.plan.reversible = true
      evidence.plan.multipleReversals = true
      evidence.source.mongosyncUser = grants(.source, evidence.plan)
    }
    #expect(granted.outcome == .pass)
  }

  @Test func onAtlasTheRoleCounts() {
    func outcome(_ roles: [String], _ actions: [String]) -> Outcome {
      judge { evidence in
        let host = MemberConfiguration(host: "ac-1.abc.mongodb.net:27017")
        evidence.destination.sets[0].members[0] = MemberEvidence(host, notAsked: "It was not needed.")
        evidence.destination.mongosyncUser = .seen(
          .found(UserGrants(roles: roles, privileges: [Privilege(.cluster, actions)])))
      }.outcome
    }
    #expect(outcome(["atlasAdmin"], ["bypassWriteBlockingMode"]) == .pass)
    #expect(outcome(["atlasAdmin"], []) == .fail)
    #expect(outcome([], ["bypassWriteBlockingMode"]) == .fail)
  }

  @Test func withoutANameAPersonLooks() {
    let judgement = judge { $0.plan.mongosyncUser = nil }
    #expect(judgement.outcome == .manual)
    #expect(judgement.remedies.map(\.cluster) == [.source, .destination])
  }

  @Test func aRefusalCanBeSettledByLooking() {
    let judgement = judge { $0.source.mongosyncUser = .denied }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.first?.canBeSettled == true)
    #expect(judgement.remedies.map(\.settlesUnknown) == [true])
  }

  @Test(arguments: [
    ("config", "version", "find on config.version"),
    ("", "system.js", "listCollections, listIndexes on system.js of any database"),
  ])
  func aRoleOfOnesOwnMustBringWhatIsNamedSingly(_ database: String, _ collection: String, _ sentence: String) {
    func judge(without resource: Privilege.Resource?) -> Judgement {
      self.judge { evidence in
        let required = RequiredGrants(on: .destination, evidence.plan, isBeforeSix: false)
        let minimum = [
          Privilege(.cluster, ["enableSharding"]), Privilege(.timeSeriesBuckets, ["listCollections", "listIndexes"]),
        ]
        evidence.destination.mongosyncUser = .seen(
          .found(
            UserGrants(
              roles: ["migration"],
              privileges: (required.privileges + minimum).filter { $0.resource != resource })))
      }
    }
    #expect(judge(without: nil).outcome == .pass)
    let judgement = judge(without: .namespace(database: database, collection: collection))
    #expect(judgement.subjects(.fail) == [Subject(.destination)])
    #expect(judgement.findings.contains { $0.explanation == "Missing: \(sentence)." })
  }
}
