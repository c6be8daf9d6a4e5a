import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CollationsTests {
  private let french = OptionValue(canonical: #"{ "locale" : "fr" }"#)

  private func judge(
    _ collection: CollectionEvidence, _ change: (inout Evidence) -> Void = { $0.destination.shard() }
  ) -> Judgement {
    Collations().judging([collection], change)
  }

  @Test func cannotAriseWithoutShards() {
    #expect(judge(CollectionEvidence("a", ["collation": french])) { _ in }.outcome == .notApplicable)
  }

  @Test func theDefaultPasses() {
    #expect(judge(ClusterFixture.orders).outcome == .pass)
    let simple = OptionValue(canonical: #"{ "locale" : "simple" }"#)
    #expect(judge(CollectionEvidence("a", ["collation": simple])).outcome == .pass)
  }

  @Test func aCollationFailsWhicheverClusterIsSharded() {
    let collection = CollectionEvidence("a", ["collation": french])
    #expect(judge(collection).subjects(.fail) == [Subject(.source, namespace: "shop.a")])
    #expect(judge(collection) { $0.source.shard() }.outcome == .fail)
  }

  @Test func upToOneEighteenTheRuleIsForShardedCollections() {
    func outcome(_ minor: Int?, sharded: [String]?) -> Outcome {
      judge(CollectionEvidence("a", ["collation": french])) { evidence in
        evidence.plan.mongosyncVersion = minor.map { ReleaseVersion(1, $0) }
        evidence.source.shard()
        evidence.source.shardedCollections =
          sharded.map { .seen($0.map { ShardedCollection(namespace: $0, key: [.init("n")]) }) } ?? .denied
      }.outcome
    }
    #expect(outcome(18, sharded: []) == .warn)
    #expect(outcome(18, sharded: ["shop.b"]) == .warn)
    #expect(outcome(18, sharded: ["shop.a"]) == .fail)
    #expect(outcome(18, sharded: nil) == .fail)
    #expect(outcome(19, sharded: []) == .fail)
    #expect(outcome(nil, sharded: []) == .fail)
    func fromSet(_ entries: [ShardingEntry]?) -> Outcome {
      judge(CollectionEvidence("a", ["collation": french])) { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, 17)
        evidence.plan.shardingEntries = entries
        evidence.destination.shard()
      }.outcome
    }
    #expect(fromSet([]) == .warn)
    #expect(fromSet([ShardingEntry(database: "shop", collection: "a", key: [.init("n")])]) == .fail)
    #expect(fromSet(nil) == .fail)
  }

  @Test func anIndexWithACollationIsAWarning() {
    let index = IndexEvidence(name: "n", key: [.init("n")], options: ["collation": french])
    #expect(
      judge(CollectionEvidence("a", [:], [index])).subjects(.warn) == [
        Subject(.source, namespace: "shop.a", index: "n")
      ])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(ClusterFixture.orders) { $0.destination.topology = .unreachable }.outcome == .unknown)
    #expect(
      judge(ClusterFixture.orders) { evidence in
        evidence.destination.shard()
        evidence.source.collections = .denied
      }.outcome == .unknown)
  }
}
