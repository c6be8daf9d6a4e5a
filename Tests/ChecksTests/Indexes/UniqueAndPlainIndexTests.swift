import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct UniqueAndPlainIndexTests {
  private let check = UniqueAndPlainIndex()

  private func judge(_ indexes: [IndexEvidence]) -> Judgement {
    check.judging([CollectionEvidence("orders", [:], indexes)])
  }

  private let unique = IndexEvidence(name: "a_1", keyFields: ["a", "b"], isUnique: true)

  @Test func passesOnDifferentKeys() {
    let judgement = judge([
      unique, IndexEvidence(name: "b", keyFields: ["b", "a"]), IndexEvidence(name: "c", keyFields: ["a"]),
      IndexEvidence(name: "d", key: [.init("a", -1), .init("b", 1)]),
      IndexEvidence(name: "e", key: [.init("a", "hashed"), .init("b", 1)]),
    ])
    #expect(judgement.outcome == .pass)
  }

  @Test func oneKeyTwiceFailsWhateverTheTypeOfItsNumbers() {
    let plain = IndexEvidence(
      name: "a sparse", key: [.init("a", OptionValue(canonical: #"{ "$numberDouble" : "1.0" }"#)), .init("b", 1)],
      options: ["sparse": true])
    let judgement = judge([unique, plain])
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.orders", index: "a sparse")])
    #expect(judgement.commands.contains(#"db.getSiblingDB("shop").getCollection("orders").dropIndex("a sparse")"#))
  }

  @Test func twoUniqueOnesPass() {
    let other = IndexEvidence(name: "other", keyFields: ["a", "b"], isUnique: true)
    #expect(judge([unique, other]).outcome == .pass)
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
