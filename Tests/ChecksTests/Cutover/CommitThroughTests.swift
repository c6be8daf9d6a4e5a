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
}
