import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct BalancerStateTests {
  private func judge(
    _ balancer: Observed<BalancerEvidence>, on role: ClusterRole = .source, _ change: (inout Plan) -> Void = { _ in }
  ) -> Judgement {
    BalancerState().judge(
      EvidenceFixture.restart.sharded.with { evidence in
        switch role {
        case .source: evidence.source.balancer = balancer
        case .destination: evidence.destination.balancer = balancer
        }
        change(&evidence.plan)
      })
  }

  private func balancer(
    _ mode: String, round: Bool = false, window: Observed<String?> = .seen(nil)
  ) -> Observed<BalancerEvidence> {
    .seen(BalancerEvidence(mode: mode, inBalancerRound: round, activeWindow: window))
  }

  @Test func replicaSetsHaveNoBalancer() {
    let judgement = BalancerState().judge(EvidenceFixture.restart)
    #expect(judgement.subjects(.notApplicable) == [Subject(.source), Subject(.destination)])
    #expect(judgement.outcome == .notApplicable)
  }

  @Test func passesWhenOff() {
    #expect(judge(balancer("off")).outcome == .pass)
  }

  @Test func offIsNotEnoughWhileARoundRuns() {
    let judgement = judge(balancer("off", round: true))
    #expect(judgement.summaries(.warn) == ["The source's balancer is off but still finishing a round; wait."])
    #expect(judgement.commands == ["db.adminCommand({ balancerStatus: 1 })"])
  }

  @Test func onIsAWarningThatDependsOnTheVersion() {
    let new = judge(balancer("full")) { $0.mongosyncVersion = ReleaseVersion(1, 17) }
    #expect(new.outcome == .warn)
    #expect(new.findings[at: 0]?.explanation.contains("stop it at the start and wait 15 minutes") == true)
    for version in [ReleaseVersion(1, 16), nil] {
      let old = judge(balancer("full")) { $0.mongosyncVersion = version }
      #expect(old.remedies[at: 0]?.text.contains("wait 15 minutes before the start") == true)
      #expect(old.commands == ["db.adminCommand({ balancerStop: 1 })"])
    }
  }

  @Test func existingDataAllowsTheDestinationsBalancer() {
    func outcome(_ role: ClusterRole) -> Outcome {
      judge(balancer("full"), on: role) { $0.preExistingDestinationData = true }.outcome
    }
    #expect(outcome(.destination) == .pass)
    #expect(outcome(.source) == .warn)
  }

  @Test func aFilterIsMentioned() {
    func explanation(_ version: ReleaseVersion) -> String? {
      judge(balancer("full")) { plan in
        plan.filtered = true
        plan.mongosyncVersion = version
      }.findings.first?.explanation
    }
    #expect(explanation(ReleaseVersion(1, 13))?.contains("setAllowMigrations") == true)
    #expect(explanation(ReleaseVersion(1, 12))?.contains("setAllowMigrations") == false)
  }

  @Test func aBalancingWindowIsFatalFromOneSeventeenOn() {
    let set = balancer("off", window: .seen("01:00-05:00"))
    #expect(
      judge(set) { $0.mongosyncVersion = ReleaseVersion(1, 17) }.summaries(.fail) == [
        "The source has a balancing window, 01:00-05:00."
      ])
    #expect(judge(set) { $0.mongosyncVersion = ReleaseVersion(1, 16) }.outcome == .pass)
    let unknown = judge(set) { $0.mongosyncVersion = nil }
    #expect(unknown.outcome == .warn)
    #expect(
      unknown.commands == [
        #"db.getSiblingDB("config").settings.updateOne({ _id: "balancer" }, { $unset: { activeWindow: true } })"#
      ])
  }

  @Test func anUnreadWindowIsUnknownWhereItMatters() {
    let unread = balancer("off", window: .denied)
    #expect(judge(unread).outcome == .unknown)
    #expect(judge(unread) { $0.mongosyncVersion = ReleaseVersion(1, 16) }.outcome == .pass)
  }

  @Test func givenUpTheBalancersShouldRun() {
    let judgement = judge(balancer("full", window: .seen("01:00-05:00"))) { $0.phase = .abandon }
    #expect(judgement.subjects(.pass) == [Subject(.source)])
    #expect(judgement.subjects(.warn) == [Subject(.destination)])
    #expect(judgement.commands == ["db.adminCommand({ balancerStart: 1 })"])
    #expect(judgement.remedies[at: 0]?.cluster == .destination)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied).outcome == .unknown)
    #expect(
      BalancerState().judge(EvidenceFixture.restart.with { $0.source.topology = .unreachable }).outcome == .unknown)
  }
}
