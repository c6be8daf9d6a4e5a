import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SyncRunningTests {
  private func judge(_ instances: MongosyncInstance...) -> Judgement {
    SyncRunning().judge(EvidenceFixture.cutover.with { $0.mongosync = instances })
  }

  @Test func passesWhereEveryOneRuns() {
    #expect(judge(.ready(), .ready(at: "http://b/")).outcome == .pass)
  }

  @Test("States that it does not leave by itself", arguments: [MongosyncState.idle, .paused])
  func failsForGood(_ state: MongosyncState) {
    let judgement = judge(.ready(), .telling(state, at: "http://b/api/v1/progress"))
    #expect(judgement.outcome == .fail)
    #expect(judgement.findings.filter { $0.outcome == .fail }.map(\.mayPass) == [false])
    if state == .paused { #expect(judgement.commands == ["curl -X POST http://b/api/v1/resume -d '{}'"]) }
  }

  @Test("States that it leaves by itself", arguments: [MongosyncState.initializing, .reversing])
  func failsForNow(_ state: MongosyncState) {
    #expect(judge(.telling(state)).findings.map(\.mayPass) == [true])
    #expect(judge(.telling(state)).outcome == .fail)
  }

  @Test("Once the commit has begun", arguments: [MongosyncState.committing, .committed])
  func doesNotArise(_ state: MongosyncState) {
    #expect(judge(.telling(state)).outcome == .notApplicable)
  }

  @Test func isUnknownWhereItDoesNotTell() {
    #expect(judge(.telling(.unknown("NEW"))).outcome == .unknown)
    #expect(judge(.telling(nil)).outcome == .unknown)
    #expect(judge(.ready(), .silent(.connectionRefused)).outcome == .unknown)
  }

  @Test func isLeftToAPersonWhereNoMongosyncWasGiven() {
    #expect(judge().outcome == .manual)
    #expect(judge().commands == ["curl -s localhost:27182/api/v1/progress | jq '.progress.state'"])
  }
}
