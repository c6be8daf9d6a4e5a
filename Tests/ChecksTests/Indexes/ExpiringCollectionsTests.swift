import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ExpiringCollectionsTests {
  private let check = ExpiringCollections()
  private let sessions = CollectionEvidence(
    "sessions", [:], [IndexEvidence(name: "at_1", keyFields: ["at"], expireAfterSeconds: 3600)])

  @Test func passesWithoutAny() {
    #expect(check.judging([ClusterFixture.orders]).outcome == .pass)
  }

  @Test func aTTLIndexIsAWarning() {
    #expect(
      check.judging([sessions]).summaries(.warn)
        == ["shop.sessions expires its documents by at_1, after 3600 seconds."])
  }

  @Test func withoutIndexesTheVerifierFails() {
    let judgement = check.judging([sessions]) { $0.plan.buildIndexes = "never" }
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.sessions", index: "at_1")])
    #expect(judgement.remedies.count == 1)
    let unverified = check.judging([sessions]) { evidence in
      evidence.plan.buildIndexes = "never"
      evidence.plan.verifier = false
    }
    #expect(unverified.outcome == .warn)
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
