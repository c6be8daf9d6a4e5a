import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct IndexCountTests {
  private static func collection(_ name: String, indexes: Int) -> CollectionEvidence {
    CollectionEvidence(name, [:], (0..<indexes).map { IndexEvidence(name: "i\($0)", keyFields: ["f\($0)"]) })
  }

  private func judge(_ collections: [CollectionEvidence], _ change: (inout Evidence) -> Void) -> Judgement {
    IndexCount().judging(collections) { evidence in
      evidence.source.shard()
      evidence.destination.shard()
      change(&evidence)
    }
  }

  @Test func cannotAriseWithoutShards() {
    #expect(IndexCount().judging([Self.collection("orders", indexes: 64)]).outcome == .notApplicable)
  }

  @Test func sixtyThreeAreTheLimitOfWhatIsSharded() {
    #expect(judge([Self.collection("orders", indexes: 63)]) { _ in }.outcome == .pass)
    #expect(judge([Self.collection("plain", indexes: 64)]) { _ in }.outcome == .pass)
    let judgement = judge([Self.collection("orders", indexes: 64)]) { _ in }
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.orders")])
  }

  @Test func fromAReplicaSetThePlanTellsWhatIsSharded() {
    func judge(_ entries: [ShardingEntry]?) -> Outcome {
      IndexCount().judging([Self.collection("orders", indexes: 64)]) { evidence in
        evidence.destination.shard()
        evidence.plan.shardingEntries = entries
      }.outcome
    }
    #expect(judge([ShardingEntry(database: "shop", collection: "orders", key: [.init("a")])]) == .fail)
    #expect(judge([]) == .pass)
    #expect(judge(nil) == .unknown)
  }

  @Test func refusalsAreUnknown() {
    let crowded = [Self.collection("orders", indexes: 64)]
    #expect(judge(crowded) { $0.destination.topology = .unreachable }.outcome == .unknown)
    #expect(judge(crowded) { $0.source.shardedCollections = .denied }.outcome == .unknown)
    #expect(judge(crowded) { $0.source.collections = .denied }.outcome == .unknown)
  }
}
