import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationWriteBlockOffTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    DestinationWriteBlockOff().judge(EvidenceFixture.restart.with(change))
  }

  @Test func passesWhenRecordAndPrimarySayOff() {
    let judgement = judge { _ in }
    #expect(judgement.outcome == .pass)
    #expect(judgement.subjects(.pass) == [Subject(.destination)])
  }

  @Test func failsWithTheCommandWhenOn() {
    let judgement = judge { $0.destination.setWriteBlock(.on) }
    #expect(judgement.summaries(.fail) == ["The destination blocks user writes."])
    #expect(judgement.commands == ["db.adminCommand({ setUserWriteBlockMode: 1, global: false })"])
    #expect(judgement.remedies.first?.cluster == .destination)
  }

  @Test func modeZeroIsUnknownAndNotOff() {
    let judgement = judge { $0.destination.sets[0].members[0].writeBlock = .seen(.unknown) }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.summaries(.unknown)[at: 0]?.contains("userWriteBlockMode 0") == true)
  }

  @Test func aTransitionFails() {
    #expect(judge { $0.destination.writeBlockRecord = .seen(.changing) }.outcome == .fail)
    #expect(judge { $0.destination.writeBlockRecord = .seen(.on) }.outcome == .fail)
  }

  @Test func aRefusedRecordLeavesThePrimaryOfAReplicaSet() {
    #expect(judge { $0.destination.writeBlockRecord = .denied }.outcome == .pass)
  }

  @Test func aRefusedRecordOfAShardedClusterIsUnknown() {
    let evidence = EvidenceFixture.restart.sharded.with { $0.destination.writeBlockRecord = .denied }
    #expect(DestinationWriteBlockOff().judge(evidence).outcome == .unknown)
  }

  @Test func anUnreadPrimaryIsUnknown() {
    let judgement = judge { $0.destination.sets[0].members[0].state = .unreachable }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.summaries(.unknown)[at: 0]?.contains("No connection could be made.") == true)
  }

  @Test func aShardThatWasNotAskedIsUnknown() {
    let evidence = EvidenceFixture.restart.sharded.with { $0.destination.sets.removeLast() }
    let judgement = DestinationWriteBlockOff().judge(evidence)
    #expect(judgement.summaries(.unknown)[at: 0]?.contains("the shard shard1 was not asked") == true)
  }

  @Test func aServerBeforeSixHasNoBlock() {
    let judgement = judge { evidence in
      evidence.destination.sets[0].members[0].version = .seen(ReleaseVersion(5, 0, 29))
      evidence.destination.sets[0].members[0].writeBlock = .seen(.absent)
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func aMissingFieldFromSixOnIsUnknown() {
    #expect(judge { $0.destination.sets[0].members[0].writeBlock = .seen(.absent) }.outcome == .unknown)
  }
}
