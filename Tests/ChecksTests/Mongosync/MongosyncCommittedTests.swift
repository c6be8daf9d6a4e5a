import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncCommittedTests {
  private func judge(_ instances: MongosyncInstance...) -> Judgement {
    MongosyncCommitted().judge(EvidenceFixture.reverse.with { $0.mongosync = instances })
  }

  @Test func isLeftToAPersonWhoMustNotBeFooledByCanWrite() {
    let judgement = MongosyncCommitted().judge(EvidenceFixture.reverse)
    #expect(judgement.outcome == .manual)
    #expect(judgement.commands == ["curl -s localhost:27182/api/v1/progress | jq '.progress.state'"])
    #expect(judgement.findings[at: 0]?.explanation.contains("COMMITTING") == true)
  }

  @Test func passesWhereEveryOneIsCommitted() {
    #expect(judge(.telling(.committed), .telling(.committed, at: "http://b/")).outcome == .pass)
  }

  @Test("Trap 3: canWrite before COMMITTED is not the end") func failsWhileCommitting() {
    let judgement = judge(.telling(.committing) { $0.canWrite = true })
    #expect(judgement.outcome == .fail)
    #expect(judgement.findings[at: 0]?.explanation.contains("canWrite may be true") == true)
  }

  @Test("Any other state", arguments: [MongosyncState.running, .idle, .paused, .reversing])
  func fails(_ state: MongosyncState) {
    #expect(judge(.telling(.committed), .telling(state, at: "http://b/")).subjects(.fail).map(\.node) == ["http://b/"])
  }

  @Test func aReversedSyncIsNotTheOneToReverse() {
    let judgement = judge(
      .telling(.committed) { $0.directionMapping = .between("destination-1:27017", "source-1:27017") })
    #expect(judgement.findings.map(\.outcome) == [.pass, .fail])
  }

  @Test func isUnknownWhereItDoesNotTell() {
    #expect(judge(.silent(.connectionRefused)).outcome == .unknown)
    #expect(judge(.telling(.unknown("DONE"))).outcome == .unknown)
    #expect(judge(.telling(nil)).outcome == .unknown)
    #expect(judge(.silent(.timedOut)).commands == ["curl -s http://sync:27182/api/v1/progress | jq '.progress.state'"])
  }
}
