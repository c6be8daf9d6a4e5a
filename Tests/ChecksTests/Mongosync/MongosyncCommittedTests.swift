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

  @Test(
    "The commit of another migration proves nothing",
    arguments: [("other-1:27017", "other-2:27017"), ("source-1:27017", "other-2:27017")])
  func theMongosyncOfAnotherMigration(_ source: String, _ destination: String) {
    let another = MongosyncInstance.telling(.committed) { $0.directionMapping = .between(source, destination) }
    let judgement = judge(another)
    #expect(judgement.findings.map(\.outcome) == [.pass, .unknown])
    #expect(judgement.findings[at: 1]?.summary.contains("another migration") == true)
    #expect(judgement.findings[at: 1]?.summary.contains("other-2:27017") == true)
    let afterwards = CommitThrough(afterCutover: true).judge(
      EvidenceFixture.committed.with { $0.mongosync = [another] })
    #expect(afterwards.summaries(.unknown).contains { $0.contains("another migration") })
  }

  @Test func isUnknownWhereItDoesNotTell() {
    #expect(judge(.silent(.connectionRefused)).outcome == .unknown)
    #expect(judge(.telling(.unknown("DONE"))).outcome == .unknown)
    #expect(judge(.telling(nil)).outcome == .unknown)
    #expect(judge(.silent(.timedOut)).commands == ["curl -s http://sync:27182/api/v1/progress | jq '.progress.state'"])
  }
}
