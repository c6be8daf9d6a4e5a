import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct GeoHaystackIndexesTests {
  private let check = GeoHaystackIndexes()

  @Test func otherKindsPass() {
    let index = IndexEvidence(name: "loc", key: [.init("loc", "2dsphere")])
    #expect(check.judging([CollectionEvidence("places", [:], [index])]).outcome == .pass)
  }

  @Test func theKindFails() {
    let index = IndexEvidence(name: "loc", key: [.init("loc", "geoHaystack"), .init("type")])
    let judgement = check.judging([CollectionEvidence("places", [:], [index])])
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.places", index: "loc")])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getCollection("places").dropIndex("loc")"#])
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
