import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncIdleTests {
  private func judge(_ instances: MongosyncInstance...) -> Judgement {
    MongosyncIdle().judge(EvidenceFixture.restart.with { $0.mongosync = instances })
  }

  @Test func isLeftToAPersonWhereNoMongosyncWasGiven() {
    let judgement = MongosyncIdle().judge(EvidenceFixture.restart)
    #expect(judgement.outcome == .manual)
    #expect(judgement.commands == ["curl -s localhost:27182/api/v1/progress"])
    #expect(judgement.remedies[at: 0]?.text.contains("INITIALIZING may come first") == true)
  }

  @Test func doesNotAriseOnceTheMigrationIsGivenUp() {
    let evidence = EvidenceFixture.restart.asking(.telling(.running)).with { $0.plan.phase = .abandon }
    #expect(MongosyncIdle().judge(evidence).outcome == .notApplicable)
  }

  @Test func doesNotAriseBeforeItIsStarted() {
    #expect(judge(.silent(.connectionRefused)).outcome == .notApplicable)
  }

  @Test func passesWhereEveryOneIsIdle() {
    #expect(judge(.telling(.idle), .telling(.idle, at: "http://b/")).outcome == .pass)
  }

  @Test("The earlier run was resumed", arguments: [MongosyncState.running, .paused, .committed])
  func fails(_ state: MongosyncState) {
    let judgement = judge(.telling(.idle), .telling(state, at: "http://b/"))
    #expect(judgement.outcome == .fail)
    #expect(judgement.subjects(.fail) == [Subject(node: "http://b/")])
  }

  @Test func isUnknownWhileItStartsOrDoesNotTell() {
    #expect(judge(.telling(.initializing)).outcome == .unknown)
    #expect(judge(.telling(.unknown("NEW"))).outcome == .unknown)
    #expect(judge(.telling(nil)).outcome == .unknown)
    #expect(judge(.silent(.timedOut)).outcome == .unknown)
    #expect(judge(.telling(.idle), .silent(.connectionRefused, at: "http://b/")).outcome == .unknown)
  }
}
