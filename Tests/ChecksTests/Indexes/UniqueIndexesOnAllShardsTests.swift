import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UniqueIndexesOnAllShardsTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    UniqueIndexesOnAllShards().judge(EvidenceFixture.reverse.sharded.with(change))
  }

  private let bare = CollectionEvidence(
    database: "shop", name: "orders", indexes: [IndexEvidence(name: "_id_", keyFields: ["_id"])])

  @Test func passesWhenAllShardsAgree() {
    #expect(
      judge { _ in }.summaries(.pass)
        == ["The shards of the source agree on the unique indexes of 1 sharded collection."])
  }

  @Test func beforeTheStartItMattersOnlyForAReverse() {
    func outcome(_ reversible: Bool?) -> Outcome {
      UniqueIndexesOnAllShards(beforeStart: true).judge(
        EvidenceFixture.restart.sharded.with { $0.plan.reversible = reversible }
      ).outcome
    }
    #expect(outcome(true) == .pass)
    #expect(outcome(false) == .notApplicable)
    #expect(outcome(nil) == .notApplicable)
  }

  @Test func cannotAriseOnAReplicaSet() {
    #expect(UniqueIndexesOnAllShards().judge(EvidenceFixture.reverse).outcome == .notApplicable)
  }

  @Test func failsWhereAnOwnerLacksTheIndex() {
    let judgement = judge { $0.source.sets[1].catalog = .seen([bare]) }
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.orders", index: "number_1")])
    #expect(judgement.summaries(.fail) == ["The unique index number_1 of shop.orders is missing on shard1."])
    #expect(judgement.commands[at: 0]?.contains(#"getCollection("orders").aggregate([{ $indexStats: {} }"#) == true)
  }

  @Test func failsWhereAnOwnerLacksTheCollection() {
    #expect(
      judge { $0.source.sets[0].catalog = .seen([]) }.summaries(.fail)[at: 0]?.hasSuffix("missing on shard0.") == true)
  }

  @Test func shardsWithoutChunksDoNotMatter() {
    let judgement = judge { evidence in
      evidence.source.sets[1].catalog = .seen([bare])
      evidence.source.chunkOwners = .seen([ChunkOwners(namespace: "shop.orders", shards: ["shard0"])])
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.chunkOwners = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[1].catalog = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets.removeLast() }.outcome == .unknown)
    #expect(
      judge { $0.source.chunkOwners = .seen([ChunkOwners(namespace: "shop.orders", shards: [])]) }.outcome == .unknown)
  }
}
