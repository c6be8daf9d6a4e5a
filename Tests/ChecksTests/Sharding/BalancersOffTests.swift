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

  @Test func beforeTheCommitTheyMustBeOffToo() {
    let running = EvidenceFixture.cutover.sharded
    let check = BalancersOff(beforeCommit: true)
    #expect(check.judge(running).outcome == .pass)
    let judgement = check.judge(running.with { $0.destination.balancer = balancer("full", round: false) })
    #expect(judgement.outcome == .fail)
    #expect(judgement.remedies.first?.text.hasSuffix("keep it off until the commit is through.") == true)
    let why = judgement.findings.filter { $0.outcome == .fail }.map(\.explanation)
    #expect(why.count == 1 && why.allSatisfy { $0.contains("on and off during a pause") })
    #expect(check.about.rationale.contains("while mongosync is paused is not supported"))
    #expect(check.judge(running.with { $0.source.balancer = balancer("full", round: false) }).outcome == .fail)
    #expect(check.judge(running.with { $0.source.balancer = balancer("off", round: true) }).outcome == .fail)
    #expect(check.judge(running.with { $0.source.balancer = .denied }).outcome == .unknown)
    let committed = EvidenceFixture.committed.sharded.with { $0.destination.balancer = balancer("full", round: true) }
    #expect(check.judge(committed).outcome == .notApplicable)
  }

  @Test func aFilteredSyncMayLeaveTheSourcesOn() {
    let filtered = EvidenceFixture.cutover.sharded.with { evidence in
      evidence.plan.filtered = true
      evidence.source.balancer = balancer("full", round: false)
    }
    let judgement = BalancersOff(beforeCommit: true).judge(filtered)
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.first?.canBeSettled == true)
    let old = filtered.with { $0.plan.mongosyncVersion = ReleaseVersion(1, 12) }
    #expect(BalancersOff(beforeCommit: true).judge(old).outcome == .fail)
    let both = filtered.with { $0.destination.balancer = balancer("full", round: false) }
    #expect(BalancersOff(beforeCommit: true).judge(both).outcome == .fail)
  }
}
