import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameShardKeysTests {
  private let orders = ShardedCollection(namespace: "shop.orders", key: [.init("region"), .init("number", "hashed")])

  private func judge(_ source: [ShardedCollection], _ destination: [ShardedCollection]) -> Judgement {
    SameShardKeys().judge(
      EvidenceFixture.postCutover.sharded.with { evidence in
        evidence.source.shardedCollections = .seen(source)
        evidence.destination.shardedCollections = .seen(destination)
      })
  }

  @Test func passes() {
    #expect(
      judge([orders], [orders]).summaries(.pass) == [
        "1 collection is sharded alike on both clusters, and no other is."
      ])
    #expect(judge([], []).outcome == .notApplicable)
  }

  @Test func aCollectionThatLostItsShardKeyFails() {
    let judgement = judge([orders], [])
    #expect(judgement.summaries(.fail) == ["shop.orders is sharded on the source only."])
    #expect(
      judgement.commands == [
        #"db.adminCommand({ shardCollection: "shop.orders", key: "#
          + #"EJSON.parse("{ \"region\" : { \"$numberInt\" : \"1\" }, \"number\" : \"hashed\" }", { relaxed: false }), "#
          + "unique: false })"
      ])
    #expect(judge([], [orders]).summaries(.fail) == ["shop.orders is sharded on the destination only."])
  }

  @Test func anotherKeyFails() {
    let other = ShardedCollection(namespace: "shop.orders", key: [.init("number", "hashed"), .init("region")])
    #expect(judge([orders], [other]).summaries(.fail).first?.contains("shard key of shop.orders is") == true)
  }

  @Test func anotherUniquenessFails() {
    let unique = ShardedCollection(namespace: "shop.orders", key: orders.key, isUnique: true)
    #expect(
      judge([unique], [orders]).summaries(.fail) == ["The shard key of shop.orders is unique on the source only."])
  }

  @Test func balancingIsAWarning() {
    let still = ShardedCollection(namespace: "shop.orders", key: orders.key, isPinned: true)
    let judgement = judge([orders], [still])
    #expect(judgement.summaries(.warn) == ["shop.orders may be balanced on the source only."])
    #expect(judgement.commands == [#"sh.enableBalancing("shop.orders")"#])
  }

  @Test func collectionsThatAreNotOnBothAreLeftOut() {
    let other = ShardedCollection(namespace: "shop.absent", key: [.init("a")])
    #expect(judge([orders, other], [orders]).outcome == .pass)
  }

  @Test func whereOneIsNotShardedThereIsNothingToCompare() {
    #expect(SameShardKeys().judge(EvidenceFixture.postCutover).outcome == .notApplicable)
    let resharded = EvidenceFixture.postCutover.with { $0.destination.shard() }
    #expect(SameShardKeys().judge(resharded).outcome == .notApplicable)
    #expect(SameShardKeys().judge(EvidenceFixture.postCutover.with { $0.source.shard() }).outcome == .fail)
  }

  @Test("What cannot be read is unknown", arguments: ClusterRole.allCases)
  func refusals(_ role: ClusterRole) {
    let evidence = EvidenceFixture.postCutover.sharded.with { evidence in
      evidence.source.shardedCollections = role == .source ? .denied : .seen([orders])
      evidence.destination.shardedCollections = role == .source ? .seen([orders]) : .denied
    }
    #expect(SameShardKeys().judge(evidence).outcome == .unknown)
    #expect(SameShardKeys().judge(evidence.with { $0.destination.topology = .unreachable }).outcome == .unknown)
  }
}
