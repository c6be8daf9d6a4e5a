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

  @Test func oddNamesAreFound() {
    let odd = CollectionEvidence("open", type: "view", ["viewOn": OptionValue(canonical: #""a \"b\" \\ é""#)])
    #expect(check.judging([odd, CollectionEvidence("a \"b\" \\ é")]).outcome == .pass)
  }

  @Test func aViewWithoutItsCollectionIsAWarning() {
    let judgement = check.judging([view, CollectionEvidence("orders")]) {
      $0.plan.includeNamespaces = [NamespacePattern(database: "shop", collections: ["open"])]
    }
    #expect(judgement.summaries(.warn) == ["The view shop.open is copied, but not shop.orders, which it is on."])
    #expect(check.judging([view]).summaries(.warn)[at: 0]?.hasSuffix("which does not exist.") == true)
  }

  @Test func aViewOnAViewIsFollowedDown() {
    let upper = CollectionEvidence("upper", type: "view", ["viewOn": "open"])
    let sound = check.judging([upper, view, CollectionEvidence("orders")])
    #expect(sound.summaries(.pass) == ["2 views are copied along with what they are on."])
    let broken = check.judging([upper, view])
    #expect(
      broken.summaries(.warn) == [
        "The view shop.upper on the source leads to shop.orders, which does not exist.",
        "The view shop.open is on shop.orders, which does not exist.",
      ])
  }

  @Test func aViewThatLeadsToItselfIsAWarning() {
    let circle = [("b", "c"), ("c", "a"), ("a", "b")].map { name, base in
      CollectionEvidence(name, type: "view", ["viewOn": OptionValue(canonical: "\"\(base)\"")])
    }
    let judgement = check.judging(circle)
    #expect(judgement.subjects(.warn).count == 3)
    #expect(
      judgement.summaries(.warn).contains(
        "The view shop.a on the source leads back to a view that it is on: shop.a, shop.b, shop.c."))
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
