import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CommitThroughTests {
  private func judge(_ instances: MongosyncInstance...) -> Judgement {
    CommitThrough().judge(EvidenceFixture.committed.with { $0.mongosync = instances })
  }

  @Test func passesWhereAllAreCommittedAndTheFirstOneWrites() {
    #expect(CommitThrough().judge(EvidenceFixture.committed).outcome == .pass)
  }

  @Test("Trap 3: canWrite while COMMITTING is not the end", arguments: [true, false])
  func isOpenWhileCommitting(_ canWrite: Bool) {
    let judgement = judge(.telling(.committing) { $0.canWrite = canWrite })
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.filter { $0.outcome == .unknown }.count { !$0.mayPass } == 0)
    #expect(judgement.findings[at: 0]?.explanation.contains("applications may write") == canWrite)
  }

  @Test("Trap 8: only the first one's canWrite counts") func theFirstOnesWordCounts() {
    let second = judge(
      .telling(.committed) { $0.canWrite = true }, .telling(.committed, at: "http://b/") { $0.canWrite = false })
    #expect(second.outcome == .pass)
    let first = judge(
      .telling(.committed) { $0.canWrite = false }, .telling(.committed, at: "http://b/") { $0.canWrite = true })
    #expect(first.outcome == .fail)
    #expect(judge(.telling(.committed), .telling(.committed, at: "http://b/")).outcome == .unknown)
  }

  @Test func everyOneMustGetTheRequest() {
    let judgement = judge(
      .telling(.committing) { $0.canWrite = false }, .ready(at: "http://b:27182/api/v1/progress"),
      .telling(.paused, at: "http://c/"))
    #expect(judgement.findings.filter { $0.outcome == .fail }.map(\.mayPass) == [true, false])
    #expect(judgement.commands[at: 0] == "curl -X POST http://b:27182/api/v1/commit -d '{}'")
  }

  @Test func doesNotAriseBefore() {
    #expect(CommitThrough().judge(EvidenceFixture.cutover).outcome == .notApplicable)
  }

  @Test func isUnknownWhereAMongosyncDoesNotTell() {
    #expect(judge(.telling(.committed) { $0.canWrite = true }, .silent(.connectionRefused)).outcome == .unknown)
    #expect(judge(.silent(.connectionRefused)).outcome == .unknown)
    #expect(judge(.telling(.unknown("NEW"))).outcome == .unknown)
    #expect(judge().outcome == .manual)
  }

  private func lookBack(_ instances: MongosyncInstance...) -> Judgement {
    CommitThrough(afterCutover: true).judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.mongosync = instances
        evidence.destination.mongosyncMetadata = .seen([
          MongosyncMetadata(database: "__mdb_internal_mongosync", state: "COMMITTED")
        ])
      })
  }

  @Test func lookingBackItIsJudgedAsBeforeWhereMongosyncStillTells() {
    #expect(lookBack(.telling(.committed) { $0.canWrite = true }).outcome == .pass)
    #expect(lookBack(.telling(.committing) { $0.canWrite = true }).outcome == .unknown)
  }

  @Test(arguments: [MongosyncState.running, .paused, .reversing]) func aCutoverIsNotOverWhereTheSyncGoesOn(
    _ state: MongosyncState
  ) {
    let judgement = lookBack(.telling(state))
    #expect(judgement.outcome == .fail)
    #expect(judgement.remedies.allSatisfy { !$0.settlesUnknown })
  }

  @Test func aMongosyncThatHasEndedIsLeftToAPersonWithAHint() {
    for judgement in [lookBack(.silent(.connectionRefused)), lookBack(.telling(.idle)), lookBack(.telling(nil))] {
      #expect(judgement.outcome == .unknown)
      #expect(judgement.findings.allSatisfy { $0.canBeSettled })
      #expect(judgement.remedies.contains { $0.settlesUnknown })
    }
    let other = lookBack(.telling(.committed) { $0.canWrite = true }, .silent(.connectionRefused, at: "http://b/"))
    #expect(other.findings.filter { $0.outcome == .unknown }.map(\.canBeSettled) == [true])
    #expect(lookBack().outcome == .manual)
    let hint = "mongosync's metadata on the destination reads COMMITTED."
    #expect(lookBack().findings.map(\.explanation) == [hint])
    #expect(lookBack(.silent(.connectionRefused)).findings.map(\.explanation) == [hint])
  }
}
