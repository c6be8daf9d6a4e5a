import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ViewsTests {
  private let check = Views()
  private let view = CollectionEvidence("open", type: "view", ["viewOn": "orders"])

  @Test func aViewComesWithItsCollection() {
    let judgement = check.judging([view, CollectionEvidence("orders")])
    #expect(judgement.summaries(.pass) == ["1 view is copied along with what they are on."])
    #expect(check.judging([ClusterFixture.orders]).summaries(.pass) == ["The source has no view to be copied."])
  }

  @Test func aViewWithoutItsCollectionIsAWarning() {
    let judgement = check.judging([view, CollectionEvidence("orders")]) {
      $0.plan.includeNamespaces = [NamespacePattern(database: "shop", collections: ["open"])]
    }
    #expect(judgement.summaries(.warn) == ["The view shop.open is copied, but not shop.orders, which it is on."])
    #expect(check.judging([view]).summaries(.warn)[at: 0]?.hasSuffix("which does not exist.") == true)
  }

  @Test func existingDataLeavesViewsOut() {
    let judgement = check.judging([view, CollectionEvidence("orders")]) {
      $0.plan.preExistingDestinationData = true
    }
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.open")])
  }

  @Test func whatIsNotToldIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
    #expect(check.judging([CollectionEvidence("open", type: "view")]).outcome == .unknown)
  }
}
