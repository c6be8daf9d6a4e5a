import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ShardKeysTests {
  private func judge(
    _ key: [IndexEvidence.KeyField], _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    ShardKeys().judging([ClusterFixture.orders]) { evidence in
      evidence.destination.shard()
      evidence.plan.shardingEntries = [ShardingEntry(database: "shop", collection: "orders", key: key)]
      change(&evidence)
    }
  }

  @Test func ariseOnlyFromAReplicaSetToShards() {
    #expect(judge([.init("number")]) { $0.source.shard() }.outcome == .notApplicable)
    #expect(ShardKeys().judging([]).outcome == .notApplicable)
  }

  @Test func aKeyThatTheUniqueIndexBeginsWithPasses() {
    #expect(judge([.init("number")]).outcome == .pass)
  }

  @Test func aKeyWithoutAnIndexFails() {
    let judgement = judge([.init("number"), .init("region")])
    #expect(judgement.summaries(.fail).count == 2)
    #expect(
      judgement.commands[at: 0]
        == #"db.getSiblingDB("shop").getCollection("orders").createIndex({ "number": 1, "region": 1 })"#)
  }

  @Test func aPartialOrOtherwiseOrderedIndexIsNoHelp() {
    #expect(judge([.init("placed", "hashed")]).summaries(.fail).count == 2)
  }

  @Test func mongosyncMakesTheIndexFromSixOn() {
    func judge(_ version: Observed<ReleaseVersion>) -> Judgement {
      self.judge([.init("number"), .init("region")]) { evidence in
        evidence.plan.createSupportingIndexes = true
        for member in evidence.source.sets[0].members.indices {
          evidence.source.sets[0].members[member].version = version
        }
      }
    }
    #expect(judge(.seen(ReleaseVersion(6, 0, 27))).summaries(.fail).count == 1, "the unique index only")
    #expect(judge(.seen(ReleaseVersion(5, 0, 29))).summaries(.fail).count == 2)
    #expect(judge(.denied).summaries(.unknown).count == 1)
  }

  @Test func aUniqueIndexThatDoesNotBeginWithTheKeyFails() {
    let judgement = judge([.init("placed")])
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.orders", index: "number_1")])
  }

  @Test func anEntryWithoutItsCollectionFails() {
    let judgement = judge([.init("number")]) { $0.plan.excludeNamespaces = [NamespacePattern(database: "shop")] }
    #expect(judgement.outcome == .fail)
  }

  @Test func whatIsNotToldIsUnknown() {
    #expect(judge([.init("number")]) { $0.plan.shardingEntries = nil }.outcome == .unknown)
    #expect(judge([.init("number")]) { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge([.init("number")]) { $0.source.collections = .denied }.outcome == .unknown)
  }
}
