import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct BalancersBeforeStartTests {
  private func judge(
    _ mode: String, round: Bool = false, window: Observed<String?> = .seen(nil),
    version: ReleaseVersion? = .init(1, 20),
    _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    BalancersBeforeStart().judge(
      EvidenceFixture.shardedPreflight.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.source.balancer = .seen(BalancerEvidence(mode: mode, inBalancerRound: round, activeWindow: window))
        change(&evidence)
      })
  }

  @Test func passesWhenOff() {
    #expect(judge("off").outcome == .pass)
    let told = judge("off") { $0.source.chunkUpkeep = .seen(ChunkUpkeep(splits: true, merges: nil)) }
    #expect(told.findings.first?.explanation == "Splitting of chunks (autosplit, up to 6.0) is set to true.")
  }

  @Test("Trap 6: off, and a round still running") func aRoundFails() {
    #expect(judge("off", round: true).outcome == .fail)
  }

  @Test func whenOnTheVersionDecides() {
    #expect(judge("full").outcome == .warn)
    #expect(judge("full", version: ReleaseVersion(1, 16)).outcome == .fail)
    #expect(judge("full", version: nil).outcome == .unknown)
    #expect(judge("full").commands == ["db.adminCommand({ balancerStop: 1 })"])
  }

  @Test func aFilterMayAllowItOnTheSource() {
    let judgement = judge("full", version: ReleaseVersion(1, 13)) { $0.plan.filtered = true }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.remedies.first?.settlesUnknown == true)
    #expect(judge("full", version: ReleaseVersion(1, 12)) { $0.plan.filtered = true }.outcome == .fail)
    // 1.17 and later stop it, and fail all the same where the filter's collections may move.
    let later = judge("full", version: ReleaseVersion(1, 21)) { $0.plan.filtered = true }
    #expect(later.outcome == .unknown)
    #expect(later.remedies.first?.settlesUnknown == true)
    let destination = judge("off", version: ReleaseVersion(1, 21)) { evidence in
      evidence.plan.filtered = true
      evidence.destination.balancer = .seen(
        BalancerEvidence(mode: "full", inBalancerRound: false, activeWindow: .seen(nil)))
    }
    #expect(destination.outcome == .warn)
  }

  @Test func existingDataAllowsItOnTheDestination() {
    let judgement = judge("off", version: ReleaseVersion(1, 16)) { evidence in
      evidence.plan.preExistingDestinationData = true
      evidence.destination.balancer = .seen(
        BalancerEvidence(mode: "full", inBalancerRound: false, activeWindow: .seen(nil)))
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func aWindowFailsFromOneSeventeenOn() {
    let judgement = judge("off", window: .seen("01:00-05:00"))
    #expect(judgement.summaries(.fail) == ["The source has a balancing window, 01:00-05:00."])
    #expect(judge("off", window: .seen("01:00-05:00"), version: ReleaseVersion(1, 16)).outcome == .pass)
    #expect(judge("off", window: .seen("01:00-05:00"), version: nil).outcome == .unknown)
    #expect(judge("off", window: .denied).outcome == .unknown)
  }

  @Test func replicaSetsHaveNoneAndRefusalsAreUnknown() {
    #expect(BalancersBeforeStart().judge(EvidenceFixture.preflight).outcome == .notApplicable)
    #expect(judge("off") { $0.source.balancer = .denied }.outcome == .unknown)
  }
}
