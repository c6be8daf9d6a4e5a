import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CappedCollectionsTests {
  private let log = CollectionEvidence(database: "shop", name: "log", cappedSize: 4096)

  private func judge(_ version: ReleaseVersion?) -> Judgement {
    CappedCollections().judging([log]) { $0.plan.mongosyncVersion = version }
  }

  @Test func passesWithoutAny() {
    #expect(CappedCollections().judging([ClusterFixture.orders]).outcome == .pass)
  }

  @Test func aCappedCollectionIsAWarning() {
    let judgement = judge(ReleaseVersion(1, 21))
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.log")])
    #expect(judgement.remedies[at: 0]?.text.contains("--enableCappedCollectionHandling") == true)
    #expect(judge(ReleaseVersion(1, 19)).remedies.isEmpty)
  }

  @Test func theFirstVersionsDoNotCopyIt() {
    #expect(judge(ReleaseVersion(1, 2)).outcome == .fail)
  }

  @Test func withoutAVersionItIsUnknown() {
    #expect(judge(nil).outcome == .unknown)
    #expect(CappedCollections().judgingNoCatalog().outcome == .unknown)
  }
}
