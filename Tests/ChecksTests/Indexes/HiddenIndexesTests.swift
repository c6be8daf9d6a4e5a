import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct HiddenIndexesTests {
  @Test func hiddenIndexesAreNamed() {
    let hidden = IndexEvidence(name: "a_1", key: [.init("a")], options: ["hidden": true])
    let judgement = HiddenIndexes().judging([CollectionEvidence("orders", [:], [hidden])])
    #expect(
      judgement.summaries(.pass) == [
        "1 hidden index will be visible on the destination until the commit: a_1 of shop.orders."
      ])
    #expect(
      HiddenIndexes().judging([ClusterFixture.orders]).summaries(.pass) == ["No index to be copied is hidden."])
  }

  @Test func aRefusalIsUnknown() {
    #expect(HiddenIndexes().judgingNoCatalog().outcome == .unknown)
  }
}
