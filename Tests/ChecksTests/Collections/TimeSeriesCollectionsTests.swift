import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct TimeSeriesCollectionsTests {
  private let check = TimeSeriesCollections()

  @Test func passesOnOrdinaryCollections() {
    #expect(check.judging([ClusterFixture.orders, CollectionEvidence("v", type: "view")]).outcome == .pass)
  }

  @Test func failsOnceForACollectionAndItsBuckets() {
    let judgement = check.judging([
      CollectionEvidence("weather", type: "timeseries"),
      CollectionEvidence("system.buckets.weather", ["timeseries": OptionValue(canonical: "{ }")]),
    ])
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.weather")])
    #expect(
      judgement.commands == [#""excludeNamespaces": [{ "database": "shop", "collections": ["weather"] }]"#])
  }

  /// mongosync copies no collection of that name, so they do not stop it.
  @Test func bucketsWithoutTheirViewAreForTheLineOnSystemCollections() {
    let lost = CollectionEvidence("system.buckets.lost", ["timeseries": OptionValue(canonical: "{ }")])
    #expect(check.judging([lost]).outcome == .pass)
    #expect(SystemCollections().judging([lost]).outcome == .warn)
  }

  @Test func onlyWhatIsCopiedCounts() {
    let weather = CollectionEvidence("weather", type: "timeseries")
    let judgement = check.judging([weather, CollectionEvidence("system.buckets.weather")]) {
      $0.plan.excludeNamespaces = [NamespacePattern(database: "shop", collections: ["weather"])]
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
