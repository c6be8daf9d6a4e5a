import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncStoppedTests {
  private static let refused = MongosyncInstance.silent(.connectionRefused)

  private func judge(_ evidence: Evidence) -> Judgement { MongosyncStopped().judge(evidence) }

  @Test func isLeftToAPersonWhereNoMongosyncWasGiven() {
    let judgement = judge(EvidenceFixture.restart)
    #expect(judgement.outcome == .manual)
    #expect(judgement.findings[at: 0]?.explanation.contains("does not ask mongosync itself") == true)
    #expect(judgement.remedies[at: 0]?.text.contains("Ctrl-C") == true)
    #expect(judgement.remedies[at: 1]?.text.contains("leaves the process running") == true)
    #expect(judgement.remedies[at: 1]?.command == "curl -X POST localhost:27182/api/v1/pause -d '{}'")
    #expect(judgement.remedies[at: 2]?.command == "curl -s localhost:27182/api/v1/progress")
  }

  @Test("A refused connection and no client of that name", arguments: [false, true])
  func passes(_ sharded: Bool) {
    let evidence = sharded ? EvidenceFixture.restart.sharded : EvidenceFixture.restart
    let judgement = judge(evidence.asking(Self.refused))
    #expect(judgement.outcome == .pass)
    #expect(judgement.remedies.isEmpty)
  }

  @Test("A client of that name on either cluster leaves it open", arguments: [ClusterRole.source, .destination])
  func isUnknownWhileAClientIsConnected(_ role: ClusterRole) {
    let connection = MongosyncConnection(application: "MongoSync v2", client: "10.0.0.9:5", connections: 3)
    let judgement = judge(
      EvidenceFixture.restart.asking(Self.refused).with { evidence in
        if role == .source {
          evidence.source.sets[0].members[1].mongosyncConnections = .seen([connection])
        } else {
          evidence.destination.sets[0].members[0].mongosyncConnections = .seen([connection])
        }
      })
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings[at: 0]?.summary.contains("MongoSync v2 from 10.0.0.9:5 on \(role.rawValue)-") == true)
    #expect(judgement.remedies.last?.command == "curl -s http://sync:27182/api/v1/progress")
    #expect(judgement.remedies.last?.settlesUnknown == true)
  }

  @Test func isUnknownWhereTheClientsAreNotTold() {
    let evidence = EvidenceFixture.restart.asking(Self.refused)
    let denied = judge(evidence.with { $0.source.sets[0].members[0].mongosyncConnections = .denied })
    #expect(denied.outcome == .unknown)
    let unreached = judge(evidence.with { $0.destination.sets = [] })
    #expect(unreached.outcome == .unknown)
    let gap = judge(evidence.with { $0.source.sets[0] = $0.source.sets[0].withGap })
    #expect(gap.outcome == .unknown)
    let router = judge(
      EvidenceFixture.restart.sharded.asking(Self.refused).with {
        $0.source.mongosyncConnections = .denied
      })
    #expect(router.outcome == .unknown)
  }

  @Test(
    "Trap 17: what answers has not ended", arguments: [MongosyncState.running, .committed, .committing, .reversing])
  func fails(_ state: MongosyncState) {
    let judgement = judge(EvidenceFixture.restart.asking(.telling(state)))
    #expect(judgement.outcome == .fail)
    #expect(judgement.remedies[at: 0]?.text.contains(state == .running ? "Ctrl-C" : "Do not restart") == true)
  }

  @Test func oneThatIsPausedIsARisk() {
    let judgement = judge(EvidenceFixture.restart.asking(.telling(.paused)))
    #expect(judgement.outcome == .warn)
    #expect(judgement.remedies[at: 0]?.text.contains("Ctrl-C") == true)
  }

  @Test("One that was started again is not the earlier run", arguments: [MongosyncState.idle, .initializing])
  func doesNotAriseAfterTheRestart(_ state: MongosyncState) {
    let evidence = EvidenceFixture.restart.asking(.telling(state))
    #expect(judge(evidence).outcome == .notApplicable)
    #expect(judge(evidence.with { $0.plan.phase = .abandon }).outcome == .warn)
  }

  @Test func oneThatRunsIsEnough() {
    let evidence = EvidenceFixture.restart.asking(.silent(.connectionRefused, at: "http://a/"), .telling(.running))
    #expect(judge(evidence).findings.map(\.outcome) == [.pass, .fail])
  }

  @Test("No sense, no answer", arguments: [Refusal.Kind.timedOut, .unreachable, .failed])
  func isUnknown(_ kind: Refusal.Kind) {
    #expect(judge(EvidenceFixture.restart.asking(.silent(kind))).outcome == .unknown)
  }

  @Test func anUnknownStateIsUnknown() {
    #expect(judge(EvidenceFixture.restart.asking(.telling(.unknown("DREAMING")))).outcome == .unknown)
    #expect(judge(EvidenceFixture.restart.asking(.telling(nil))).outcome == .unknown)
  }

  @Test func theOtherWayRoundIsSaidPlainly() {
    let swapped = MongosyncInstance.telling(.paused) {
      $0.directionMapping = .between("destination-1:27017", "source-1:27017")
    }
    let judgement = judge(EvidenceFixture.restart.asking(swapped))
    #expect(judgement.summaries(.fail).contains { $0.contains("copies the other way") })
  }
}
