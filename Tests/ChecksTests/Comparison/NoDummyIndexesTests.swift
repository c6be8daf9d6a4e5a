import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct NoDummyIndexesTests {
  private let dummy = IndexEvidence(name: "__mongosync_Dummy_1", keyFields: ["a"])

  @Test func passes() {
    #expect(NoDummyIndexes().judge(EvidenceFixture.comparing(indexes: [dummy], [dummy])).outcome == .pass)
  }

  @Test func oneThatTheSourceHasNotIsAWarning() {
    let evidence = EvidenceFixture.comparing(indexes: [], [dummy])
    let judgement = NoDummyIndexes().judge(evidence)
    #expect(judgement.subjects(.warn) == [Subject(.destination, namespace: "shop.things", index: dummy.name)])
    #expect(
      judgement.commands == [#"db.getSiblingDB("shop").getCollection("things").dropIndex("__mongosync_Dummy_1")"#])
    let never = NoDummyIndexes().judge(evidence.with { $0.plan.buildIndexes = "never" })
    #expect(never.findings[at: 0]?.explanation.contains("never") == true)
  }
}
