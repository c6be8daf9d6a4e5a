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

  @Test func otherPairsMayNotHaveThem() {
    for base in [EvidenceFixture.preflight, EvidenceFixture.shardedPreflight] {
      #expect(ShardingEntries().judge(base.with { $0.plan.sharding = true }).outcome == .fail)
      let named = base.with { evidence in
        evidence.plan.sharding = nil
        evidence.plan.shardingEntries = [ShardingEntry(database: "shop", collection: "orders", key: [.init("a")])]
      }
      #expect(ShardingEntries().judge(named).outcome == .fail)
      #expect(ShardingEntries().judge(base.with { $0.plan.sharding = false }).outcome == .notApplicable)
    }
    let reduced = EvidenceFixture.shardedPreflight.with { evidence in
      evidence.plan.sharding = true
      evidence.destination.topology = EvidenceFixture.preflight.destination.topology
    }
    #expect(ShardingEntries().judge(reduced).outcome == .fail)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(true) { $0.source.topology = .unreachable }.outcome == .unknown)
  }
}
