import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CollectionSizesTests {
  private func judge(_ bytes: Observed<Double>, _ version: ReleaseVersion?) -> Judgement {
    CollectionSizes().judge(
      EvidenceFixture.restart.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.source.documents = .seen([
          DocumentSample(
            namespace: "shop.orders", documents: .seen(1), bytes: bytes, reading: .notAsked("It was not needed."))
        ])
      })
  }

  @Test func countsWhatIsCopied() {
    #expect(
      judge(.seen(5e9), ReleaseVersion(1, 17)).summaries(.pass)
        == ["1 collection or view with 3 indexes will be copied, 5.0 GB of documents."])
    #expect(judge(.notAsked("Not now."), nil).summaries(.pass)[at: 0]?.hasSuffix("sizes were not asked for.") == true)
  }

  @Test func aLargeCollectionIsAWarningBeforeOneEighteen() {
    #expect(judge(.seen(30e9), ReleaseVersion(1, 17)).subjects(.warn) == [Subject(.source, namespace: "shop.orders")])
    #expect(judge(.seen(30e9), nil).outcome == .warn)
    #expect(judge(.seen(30e9), ReleaseVersion(1, 18)).outcome == .pass)
  }

  @Test func aRefusalIsUnknown() {
    #expect(CollectionSizes().judgingNoCatalog().outcome == .unknown)
  }
}
