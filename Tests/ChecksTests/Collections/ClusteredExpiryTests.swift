import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ClusteredExpiryTests {
  private let check = ClusteredExpiry()
  private let clustered: OptionValue = OptionValue(canonical: "{ }")

  @Test func eachOptionAlonePasses() {
    let judgement = check.judging([
      CollectionEvidence("a", ["clusteredIndex": clustered]), CollectionEvidence("b", ["expireAfterSeconds": 60]),
    ])
    #expect(judgement.outcome == .pass)
  }

  @Test func bothTogetherFail() {
    let judgement = check.judging([
      CollectionEvidence("a", ["clusteredIndex": clustered, "expireAfterSeconds": 60])
    ])
    #expect(judgement.summaries(.fail) == ["The clustered collection shop.a expires its documents after 60 seconds."])
    #expect(
      judgement.commands[at: 0]
        == #"db.getSiblingDB("shop").runCommand({ collMod: "a", expireAfterSeconds: "off" })"#)
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
