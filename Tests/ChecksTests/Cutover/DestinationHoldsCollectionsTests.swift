import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationHoldsCollectionsTests {
  private func judge(_ source: [String], _ destination: [String], _ change: (inout Evidence) -> Void = { _ in })
    -> Judgement
  {
    DestinationHoldsCollections().judge(
      EvidenceFixture.preflight.with { evidence in
        evidence.source.collections = .seen(source.map { CollectionEvidence(database: "shop", name: $0) })
        evidence.destination.collections = .seen(destination.map { CollectionEvidence(database: "shop", name: $0) })
        change(&evidence)
      })
  }

  @Test func passesWhereAllAreThere() {
    #expect(judge(["a", "b"], ["a", "b", "more"]).outcome == .pass)
  }

  @Test func anEmptyDestinationFails() {
    let judgement = judge(["a", "b", "c", "d", "e", "f", "g"], [])
    #expect(judgement.outcome == .fail)
    #expect(
      judgement.summaries(.fail).last == "The destination lacks 7 of 7 collections and views that the source has.")
    #expect(judgement.summaries(.fail).count == 8)
  }

  @Test func oneThatIsMissingIsNamed() {
    #expect(judge(["a", "b"], ["a"]).summaries(.fail).first == "shop.b is not on the destination.")
  }

  @Test func aSourceWithoutCollectionsIsNoSourceOfAMigration() {
    #expect(judge([], ["a"]).outcome == .fail)
    #expect(judge([], []).outcome == .fail)
  }

  @Test func whatTheFilterLeavesOutIsNotExpected() {
    let judgement = judge(["a", "b"], ["a"]) {
      $0.plan.includeNamespaces = [NamespacePattern(database: "shop", collections: ["a"])]
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func aNameInAnotherSpellingIsAnother() {
    #expect(judge(["caf\u{E9}"], ["cafe\u{301}"]).outcome == .fail)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(["a"], ["a"]) { $0.destination.collections = .denied }.outcome == .unknown)
    #expect(judge(["a"], ["a"]) { $0.source.collections = .denied }.outcome == .unknown)
  }
}
