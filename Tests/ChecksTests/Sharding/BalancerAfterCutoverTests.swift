import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct BalancerAfterCutoverTests {
  private func judge(_ mode: String, reversible: Bool?, version: ReleaseVersion? = ReleaseVersion(1, 21)) -> Judgement {
    BalancerAfterCutover().judge(
      EvidenceFixture.postCutover.sharded.with { evidence in
        evidence.plan.reversible = reversible
        evidence.plan.mongosyncVersion = version
        evidence.destination.balancer = .seen(
          BalancerEvidence(mode: mode, inBalancerRound: false, activeWindow: .seen(nil)))
      })
  }

  @Test func passesWhenOnAgain() {
    #expect(judge("full", reversible: false).summaries(.pass) == ["The destination's balancer is on."])
    #expect(judge("off", reversible: true).outcome == .pass)
  }

  @Test func offIsAWarningWhenNothingCanBeReversed() {
    let judgement = judge("off", reversible: false)
    #expect(judgement.summaries(.warn) == ["The destination's balancer is off, and this sync is not reversible."])
    #expect(judgement.commands == ["db.adminCommand({ balancerStart: 1 })"])
    #expect(judgement.findings[at: 0]?.explanation.contains("turned off itself") == true)
    let old = judge("off", reversible: false, version: ReleaseVersion(1, 16))
    #expect(old.findings[at: 0]?.explanation == "mongosync before 1.17 leaves the balancers as they are.")
    #expect(judge("off", reversible: false, version: nil).outcome == .warn)
  }

  @Test func onIsAWarningWhileAReverseIsWanted() {
    let judgement = judge("full", reversible: true)
    #expect(judgement.outcome == .warn)
    #expect(judgement.commands == ["db.adminCommand({ balancerStop: 1 })"])
  }

  @Test func withoutReversibilityItIsUnknown() {
    #expect(judge("off", reversible: nil).outcome == .unknown)
    #expect(judge("full", reversible: nil).outcome == .unknown)
  }

  @Test func metadataCountsBeforeThePlan() {
    let evidence = EvidenceFixture.postCutover.sharded.with { evidence in
      evidence.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", reversible: true)])
    }
    let judgement = BalancerAfterCutover().judge(evidence)
    #expect(judgement.summaries(.pass) == ["The destination's balancer is off, as long as this sync may be reversed."])
    #expect(judgement.outcome == .warn, "the plan says otherwise")
  }

  @Test func aReplicaSetHasNoBalancer() {
    #expect(BalancerAfterCutover().judge(EvidenceFixture.postCutover).outcome == .notApplicable)
  }

  @Test func refusalsAreUnknown() {
    let evidence = EvidenceFixture.postCutover.sharded.with { $0.destination.balancer = .denied }
    #expect(BalancerAfterCutover().judge(evidence).outcome == .unknown)
  }
}
