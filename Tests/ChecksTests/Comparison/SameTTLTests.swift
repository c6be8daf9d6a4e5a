import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameTTLTests {
  private func judge(_ source: OptionValue?, _ destination: OptionValue?) -> Judgement {
    func index(_ seconds: OptionValue?) -> IndexEvidence { .onA(seconds.map { ["expireAfterSeconds": $0] } ?? [:]) }
    return SameTTL().judge(EvidenceFixture.comparing(indexes: [index(source)], [index(destination)]))
  }

  private func double(_ text: String) -> OptionValue { OptionValue(canonical: #"{ "$numberDouble" : "\#(text)" }"#) }

  @Test func passesWhateverTheTypeOfTheNumber() {
    #expect(judge(3600, double("3600.0")).summaries(.pass) == ["1 lifetime is the same on both clusters."])
    #expect(judge(nil, nil).outcome == .notApplicable)
  }

  /// Trap 15: the lifetime that mongosync sets meanwhile.
  @Test func theTemporaryLifetimeFails() {
    let judgement = judge(3600, 2_147_483_647)
    #expect(
      judgement.summaries(.fail) == [
        "The expireAfterSeconds of the index a_1 of shop.things is 3600 on the source and 2147483647 on the destination."
      ])
    #expect(judgement.findings[at: 0]?.explanation.contains("restores the other at the commit") == true)
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", index: { name: "a_1", expireAfterSeconds: 3600 } })"#
      ])
  }

  @Test func theTemporaryLifetimeOnBothIsAWarning() {
    #expect(judge(2_147_483_647, 2_147_483_647).outcome == .warn)
  }

  @Test func aLifetimeThatIsNoNumberIsTheLongest() {
    #expect(judge(double("NaN"), 2_147_483_647).outcome == .pass)
    #expect(judge(double("NaN"), double("NaN")).outcome == .pass)
    #expect(judge(double("NaN"), 0).outcome == .fail)
  }

  @Test func aLostOrGainedLifetimeFails() {
    #expect(judge(60, nil).outcome == .fail)
    #expect(judge(nil, 60).commands == [#"db.getSiblingDB("shop").getCollection("things").dropIndex("a_1")"#])
  }

  @Test func collectionsWithALifetimeAreJudged() {
    let judgement = SameTTL().judge(EvidenceFixture.comparing(options: ["expireAfterSeconds": 60], [:]))
    #expect(judgement.subjects(.fail) == [Subject(namespace: "shop.things")])
    #expect(
      judgement.commands == [#"db.getSiblingDB("shop").runCommand({ collMod: "things", expireAfterSeconds: 60 })"#])
    let gained = SameTTL().judge(EvidenceFixture.comparing(options: [:], ["expireAfterSeconds": 60]))
    #expect(
      gained.commands == [#"db.getSiblingDB("shop").runCommand({ collMod: "things", expireAfterSeconds: "off" })"#])
  }
}
