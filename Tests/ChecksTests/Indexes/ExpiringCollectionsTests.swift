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

  /// What 4.4 takes for never deletes every dated document where a later server is given it as it is.
  @Test func aLifetimeThatIsNoNumberIsAWarningAndNeverSetAsItIs() throws {
    let odd = CollectionEvidence(
      "sessions", [:],
      [
        IndexEvidence(
          name: "at_1", key: [.init("at", 1)],
          options: ["expireAfterSeconds": OptionValue(canonical: #"{ "$numberDouble" : "NaN" }"#)])
      ])
    let judgement = check.judging([odd])
    #expect(judgement.summaries(.warn) == ["The lifetime of shop.sessions by at_1 is no number (NaN)."])
    let remedy = try #require(judgement.remedies.first)
    #expect(remedy.cluster == .source)
    #expect(remedy.command?.contains("expireAfterSeconds: 2147483647") == true)
    #expect(remedy.command?.contains("NaN") == false)
    #expect(check.judging([odd]) { $0.plan.buildIndexes = "never" }.outcome == .fail)
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
