import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SearchIndexesTests {
  private func judge(_ observed: Observed<[SearchIndex]>, address: String = "mongodb://a/") -> Judgement {
    var evidence = EvidenceFixture.restart
    var source = ClusterEvidence(role: .source, address: address, notAsked: "It was not needed.")
    source.searchIndexes = observed
    evidence.source = source
    return SearchIndexes().judge(evidence)
  }

  @Test func cannotAriseAwayFromAtlas() {
    #expect(judge(.refused(Refusal(.failed, "Only on Atlas.", code: 6_047_401), [])).outcome == .notApplicable)
    #expect(judge(.refused(Refusal(.commandNotFound, "Unknown.", code: 40_324), [])).outcome == .notApplicable)
  }

  @Test func passesWithoutAny() {
    #expect(judge(.seen([])).outcome == .pass)
  }

  @Test func aSearchIndexIsAWarning() {
    let judgement = judge(.seen([SearchIndex(namespace: "shop.orders", name: "default")]))
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.orders", index: "default")])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getCollection("orders").getSearchIndexes()"#])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied).outcome == .unknown)
    let old = Refusal(.commandNotFound, "Unknown.", code: 40_324)
    #expect(judge(.refused(old, []), address: "mongodb+srv://x.abcde.mongodb.net/").outcome == .unknown)
  }

  @Test func oneOfAnUnknownTypeIsOneToo() {
    let judgement = judge(.seen([SearchIndex(namespace: "shop.orders", name: "vectors", type: "autoEmbed")]))
    #expect(judgement.summaries(.warn) == ["The search index vectors of shop.orders is not copied."])
  }
}
