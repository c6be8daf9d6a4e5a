import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct FeatureCompatibilityTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    FeatureCompatibility().judge(EvidenceFixture.preflight.with(change))
  }

  private func setting(
    _ version: ReleaseVersion, target: ReleaseVersion? = nil
  ) -> Observed<FeatureCompatibilityVersion> {
    .seen(FeatureCompatibilityVersion(version, targetVersion: target))
  }

  @Test func passesForEveryMember() {
    #expect(judge().outcome == .pass)
    #expect(judge().findings.count == 4)
  }

  @Test func anOldOneFailsWithTheCommand() {
    let judgement = judge { $0.source.sets[0].members[1].featureCompatibilityVersion = setting(ReleaseVersion(5, 0)) }
    #expect(
      judgement.summaries(.fail) == ["source-2:27017 has feature compatibility version 5.0, older than 6.0."])
    #expect(judgement.commands == ["db.adminCommand({ setFeatureCompatibilityVersion: \"6.0\" })"])
  }

  @Test func aChangeUnderWayFails() {
    let change = setting(ReleaseVersion(6, 0), target: ReleaseVersion(7, 0))
    #expect(judge { $0.destination.sets[0].members[0].featureCompatibilityVersion = change }.outcome == .fail)
  }

  @Test func anOlderDestinationIsARiskByInference() {
    let judgement = judge { evidence in
      evidence.source.run(ReleaseVersion(7, 0, 18))
      evidence.destination.eachMember { $0.featureCompatibilityVersion = setting(ReleaseVersion(6, 0)) }
    }
    #expect(judgement.subjects(.warn) == [Subject()])
    #expect(judgement.subjects(.fail).isEmpty)
    #expect(judgement.commands == ["db.adminCommand({ setFeatureCompatibilityVersion: \"7.0\", confirm: true })"])
  }

  @Test func theyMustBeEqualBeforeOneSeven() {
    let judgement = judge { $0.plan.mongosyncVersion = ReleaseVersion(1, 6) }
    #expect(judgement.summaries(.fail).count == 1)
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.plan.mongosyncVersion = nil }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].featureCompatibilityVersion = .denied }.outcome == .unknown)
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].version = .denied }.outcome == .unknown)
  }
}
