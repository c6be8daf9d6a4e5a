import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncInstancesTests {
  private func judge(
    _ count: Int?, _ evidence: Evidence = EvidenceFixture.shardedPreflight,
    _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    MongosyncInstances().judge(
      evidence.with { evidence in
        evidence.plan.mongosyncInstances = count
        change(&evidence)
      })
  }

  @Test func passesForOneOrOneForEachShard() {
    #expect(judge(1).outcome == .pass)
    #expect(judge(2).outcome == .pass)
    #expect(judge(1, EvidenceFixture.preflight).outcome == .pass)
  }

  @Test func otherNumbersFail() {
    #expect(judge(3).summaries(.fail) == ["The plan has 3 mongosyncs, and the source has 2 shards."])
    #expect(judge(2, EvidenceFixture.preflight).outcome == .fail)
  }

  @Test func aPersonConfirmsWhereThePlanIsSilent() {
    #expect(judge(nil).outcome == .manual)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(2) { $0.source.shards = .denied }.outcome == .unknown)
    #expect(judge(2) { $0.source.topology = .unreachable }.outcome == .unknown)
    // One is right for any topology, so the plan alone decides.
    #expect(judge(1) { $0.source.topology = .unreachable }.outcome == .pass)
  }
}
