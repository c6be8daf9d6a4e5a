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

  @Test func aPauseOfShardedClustersAsksForTheBalancers() {
    let paused = EvidenceFixture.cutover.asking(.telling(.paused))
    #expect(SyncRunning().judge(paused).remedies.map(\.text) == ["Resume it."])
    let texts = SyncRunning().judge(paused.sharded).remedies.map(\.text)
    #expect(texts.count == 1 && texts.allSatisfy { $0.contains("off all the time that it was paused") })
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

  @Test func isUnknownWhereThePlanKnowsOfMore() {
    let evidence = EvidenceFixture.cutover.with { $0.plan.mongosyncInstances = 2 }
    #expect(SyncRunning().judge(evidence).summaries(.unknown) == ["1 of the plan's 2 mongosyncs were given to ask."])
    let committed = EvidenceFixture.committed.with { $0.plan.mongosyncInstances = 2 }
    #expect(SyncRunning().judge(committed).outcome == .notApplicable)
    #expect(CommitThrough().judge(committed).outcome == .unknown)
    #expect(MongosyncCommitted().judge(committed).outcome == .unknown)
    let stopped = EvidenceFixture.restart.asking(.silent(.connectionRefused)).with { $0.plan.mongosyncInstances = 2 }
    #expect(MongosyncStopped().judge(stopped).outcome == .unknown)
    #expect(SyncRunning().judge(evidence.with { $0.plan.mongosyncInstances = 1 }).outcome == .pass)
  }

  @Test func isLeftToAPersonWhereNoMongosyncWasGiven() {
    #expect(judge().outcome == .manual)
    #expect(judge().commands == ["curl -s localhost:27182/api/v1/progress | jq '.progress.state'"])
  }
}
