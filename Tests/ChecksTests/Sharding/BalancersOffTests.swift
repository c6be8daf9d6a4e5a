import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct BalancersOffTests {
  private func judge(_ balancer: Observed<BalancerEvidence>) -> Judgement {
    BalancersOff().judge(EvidenceFixture.reverse.sharded.with { $0.destination.balancer = balancer })
  }

  private func balancer(_ mode: String, round: Bool) -> Observed<BalancerEvidence> {
    .seen(BalancerEvidence(mode: mode, inBalancerRound: round, activeWindow: .denied))
  }

  @Test func passesWhenOffWhateverTheWindow() {
    #expect(judge(balancer("off", round: false)).subjects(.pass) == [Subject(.source), Subject(.destination)])
  }

  @Test func failsWhenOn() {
    let judgement = judge(balancer("full", round: false))
    #expect(judgement.summaries(.fail) == ["The destination's balancer is full."])
    #expect(judgement.commands == ["db.adminCommand({ balancerStop: 1 })"])
  }

  @Test func offWithARoundStillRunningFails() {
    let judgement = judge(balancer("off", round: true))
    #expect(judgement.summaries(.fail) == ["A balancing round is running on the destination; wait."])
    #expect(judgement.commands == ["db.adminCommand({ balancerStatus: 1 })"])
  }

  @Test func replicaSetsHaveNoBalancer() {
    #expect(BalancersOff().judge(EvidenceFixture.reverse).outcome == .notApplicable)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied).outcome == .unknown)
    #expect(
      BalancersOff().judge(EvidenceFixture.reverse.with { $0.source.topology = .unreachable }).outcome == .unknown)
  }
}
