import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct NoIndexFiltersTests {
  private func judge(_ observed: Observed<[IndexFilters]?>) -> Judgement {
    NoIndexFilters().judge(EvidenceFixture.restart.with { $0.source.indexFilters = observed })
  }

  @Test func passesWithoutAny() {
    #expect(judge(.seen([IndexFilters(namespace: "shop.orders", count: 0)])).outcome == .pass)
  }

  @Test func notAskedIsAWarningThatSaysSo() {
    #expect(judge(.seen(nil)).summaries(.warn) == ["Index filters were not asked for."])
  }

  @Test func eachIsAWarning() {
    let judgement = judge(.seen([IndexFilters(namespace: "shop.a.b", count: 2)]))
    #expect(judgement.summaries(.warn) == ["2 index filters of shop.a.b will not be copied."])
    #expect(judgement.commands == [#"db.getSiblingDB("shop").runCommand({ planCacheListFilters: "a.b" })"#])
  }

  @Test func anAccentAfterTheDotBelongsToTheCollection() {
    let judgement = judge(.seen([IndexFilters(namespace: "shop.\u{301}a", count: 1)]))
    #expect(judgement.commands == [#"db.getSiblingDB("shop").runCommand({ planCacheListFilters: "\u0301a" })"#])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
