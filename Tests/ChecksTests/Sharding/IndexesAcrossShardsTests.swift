import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct IndexesAcrossShardsTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    IndexesAcrossShards().judge(EvidenceFixture.restart.sharded.with(change))
  }

  private func orders(_ options: [String: OptionValue]?) -> CollectionEvidence {
    let extra = options.map { IndexEvidence(name: "b_1", key: [.init("b")], options: $0) }
    return CollectionEvidence("orders", [:], ClusterFixture.orders.indexes + [extra].compactMap(\.self))
  }

  private func judge(
    _ first: [String: OptionValue]?, _ second: [String: OptionValue]?, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    judge { evidence in
      evidence.source.sets[0].catalog = .seen([orders(first)])
      evidence.source.sets[1].catalog = .seen([orders(second)])
      change(&evidence)
    }
  }

  @Test func cannotAriseOnAReplicaSet() {
    #expect(IndexesAcrossShards().judge(EvidenceFixture.restart).outcome == .notApplicable)
  }

  @Test func passesWhenAllShardsAgree() {
    #expect(
      judge { _ in }.summaries(.pass) == ["The shards of the source agree on the indexes of 1 sharded collection."])
    #expect(judge(["v": 2, "background": true], ["v": 2, "ns": "shop.orders"]).outcome == .pass)
  }

  @Test func aDifferentDefinitionFails() {
    let judgement = judge(["v": 2], ["v": 2, "sparse": true])
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.orders", index: "b_1")])
    #expect(judgement.summaries(.fail) == ["The index b_1 of shop.orders is defined differently on its shards."])
  }

  @Test func aMissingIndexDependsOnTheVersion() {
    func outcome(_ version: ReleaseVersion?, server: ReleaseVersion = ReleaseVersion(6, 0, 27)) -> Outcome {
      judge(["v": 2], nil) { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.source.sets[0].members[0].version = .seen(server)
      }.outcome
    }
    #expect(outcome(ReleaseVersion(1, 14)) == .fail)
    #expect(outcome(ReleaseVersion(1, 13)) == .warn)
    #expect(outcome(nil) == .fail)
    #expect(outcome(ReleaseVersion(1, 13), server: ReleaseVersion(5, 0, 29)) == .fail)
    #expect(judge(["v": 2], nil).summaries(.fail) == ["The index b_1 of shop.orders is missing on shard1."])
  }

  @Test func onlyWhatIsCopiedCounts() {
    let judgement = judge(["v": 2], nil) { $0.plan.excludeNamespaces = [NamespacePattern(database: "shop")] }
    #expect(judgement.outcome == .pass)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.chunkOwners = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[1].catalog = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets.removeLast() }.outcome == .unknown)
  }
}
