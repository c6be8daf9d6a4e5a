import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ShardingEntriesTests {
  private func judge(_ sharding: Bool?, _ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    ShardingEntries().judge(
      EvidenceFixture.preflight.with { evidence in
        evidence.plan.sharding = sharding
        evidence.destination.topology = .seen(.shardedCluster)
        change(&evidence)
      })
  }

  @Test func passesWhereThePlanHasThem() {
    #expect(judge(true).outcome == .pass)
  }

  @Test func failsWhereThePlanHasNone() {
    #expect(judge(false).outcome == .fail)
    #expect(judge(false).commands.first?.contains("shardingEntries") == true)
  }

  @Test func aPersonConfirmsWhereThePlanIsSilent() {
    #expect(judge(nil).outcome == .manual)
  }

  @Test func anOldSourceNeedsItsOwnIndexes() {
    #expect(judge(true) { $0.source.run(ReleaseVersion(5, 0, 29)) }.remedies.count == 1)
  }

  @Test func otherPairsNeedNone() {
    #expect(ShardingEntries().judge(EvidenceFixture.preflight).outcome == .notApplicable)
    #expect(ShardingEntries().judge(EvidenceFixture.shardedPreflight).outcome == .notApplicable)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(true) { $0.source.topology = .unreachable }.outcome == .unknown)
  }
}
