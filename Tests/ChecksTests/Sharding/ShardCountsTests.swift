import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ShardCountsTests {
  private func judge(_ reversible: Bool?, _ shards: Int) -> Judgement {
    ShardCounts().judge(
      EvidenceFixture.shardedPreflight.with { evidence in
        evidence.plan.reversible = reversible
        evidence.destination.shards = .seen((0..<shards).map { Shard(id: "s\($0)", host: "s/h:1") })
      })
  }

  @Test func passesForEqualNumbers() {
    #expect(judge(true, 2).summaries(.pass) == ["The source has 2 shards, the destination 2."])
  }

  @Test func differentNumbersMatterForAReverse() {
    #expect(judge(true, 3).outcome == .fail)
    #expect(judge(true, 3).commands == ["db.adminCommand({ listShards: 1 })"])
    #expect(judge(false, 3).outcome == .pass)
    #expect(judge(nil, 3).outcome == .warn)
  }

  @Test func replicaSetsHaveNone() {
    #expect(ShardCounts().judge(EvidenceFixture.preflight).outcome == .notApplicable)
  }

  @Test func refusalsAreUnknown() {
    let evidence = EvidenceFixture.shardedPreflight
    #expect(ShardCounts().judge(evidence.with { $0.source.shards = .denied }).outcome == .unknown)
    #expect(ShardCounts().judge(evidence.with { $0.source.topology = .unreachable }).outcome == .unknown)
  }
}
