import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameSearchIndexesTests {
  private let index = SearchIndex(namespace: "shop.orders", name: "default")

  private func judge(_ source: Observed<[SearchIndex]>, _ destination: Observed<[SearchIndex]>) -> Judgement {
    SameSearchIndexes().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.source.searchIndexes = source
        evidence.destination.searchIndexes = destination
      })
  }

  private func refused(_ code: Int) -> Observed<[SearchIndex]> { .refused(Refusal(.failed, "No.", code: code), []) }

  @Test func passes() {
    #expect(judge(.seen([index]), .seen([index])).summaries(.pass) == ["1 search index is on both clusters."])
  }

  @Test func withoutAtlasThereIsNone() {
    #expect(judge(.unheardOf, .unheardOf).outcome == .notApplicable)
    #expect(judge(refused(6_047_401), .denied).outcome == .notApplicable)
    #expect(judge(.seen([]), .denied).outcome == .notApplicable)
    #expect(judge(.seen([index]), refused(31_082)).outcome == .warn)
  }

  @Test func aMissingIndexIsAWarning() {
    let judgement = judge(
      .seen([index]), .seen([SearchIndex(namespace: "shop.orders", name: "default", type: "vectorSearch")]))
    #expect(judgement.subjects(.warn) == [Subject(.destination, namespace: "shop.orders", index: "default")])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").getCollection("orders").getSearchIndexes("default")"#])
  }

  @Test func outsideTheFilterNothingIsMissing() {
    let judgement = SameSearchIndexes().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.source.searchIndexes = .seen([index])
        evidence.destination.searchIndexes = .seen([])
        evidence.plan.excludeNamespaces = [NamespacePattern(database: "shop", collections: ["orders"])]
      })
    #expect(judgement.summaries(.notApplicable) == ["No collection within the namespace filter has a search index."])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied, .seen([index])).outcome == .unknown)
    #expect(judge(.seen([index]), .denied).outcome == .unknown)
    #expect(judge(refused(1), .seen([])).outcome == .unknown)
  }

  /// A type that a later server has is compared and named like any other.
  @Test func anUnknownTypeIsNamed() {
    let later = SearchIndex(namespace: "shop.orders", name: "default", type: "autoEmbed")
    #expect(judge(.seen([later]), .seen([later])).outcome == .pass)
    for others in [[], [index]] {
      #expect(
        judge(.seen([later]), .seen(others)).summaries(.warn) == [
          "The autoEmbed index default of shop.orders is missing on the destination."
        ])
    }
  }
}
