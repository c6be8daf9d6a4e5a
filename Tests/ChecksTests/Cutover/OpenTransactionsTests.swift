import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct OpenTransactionsTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    OpenTransactions().judge(EvidenceFixture.cutover.with(change))
  }

  @Test func passesWithoutAny() { #expect(judge().outcome == .pass) }

  @Test func warnsForNow() {
    let judgement = judge { $0.source.setActivity(transactions: .seen(2), writes: .seen([])) }
    #expect(judgement.summaries(.warn) == ["2 transactions are open on source-1:27017."])
    #expect(judgement.findings.map(\.mayPass) == [true])
  }

  @Test func everyShardCounts() {
    let judgement = OpenTransactions().judge(
      EvidenceFixture.cutover.sharded.with { evidence in
        evidence.source.setActivity(transactions: .seen(0), writes: .seen([]))
        evidence.source.sets[1].members[0].openTransactions = .seen(1)
      })
    #expect(judgement.findings.map(\.outcome) == [.pass, .warn])
  }

  @Test func isUnknownWhereAPrimaryDoesNotTell() {
    #expect(judge { $0.source.setActivity(transactions: .denied, writes: .denied) }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].state = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.sets = [] }.outcome == .unknown)
  }

  @Test func isJudgedWhereNoMongosyncTellsThePhase() {
    #expect(judge { $0.mongosync = [] }.outcome == .pass)
    #expect(OpenTransactions().judge(EvidenceFixture.committed).outcome == .notApplicable)
  }
}
