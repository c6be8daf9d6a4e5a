import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameUniqueFlagsTests {
  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SameUniqueFlags().judge(EvidenceFixture.comparing(indexes: [.onA(source)], [.onA(destination)]))
  }

  @Test func passes() {
    #expect(
      judge(["unique": true], ["unique": 1]).summaries(.pass) == [
        "1 index is unique on both clusters, and no other on one alone."
      ])
  }

  @Test func aLostFlagFailsWithBothSteps() {
    let judgement = judge(["unique": true], [:])
    #expect(judgement.subjects(.fail) == [Subject(namespace: "shop.things", index: "a_1")])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", index: { name: "a_1", prepareUnique: true } })"#,
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", index: { name: "a_1", unique: true } })"#,
      ])
  }

  @Test func aGainedFlagFails() {
    #expect(judge([:], ["unique": true]).outcome == .fail)
    let prepared = judge(["prepareUnique": true], ["unique": true])
    #expect(prepared.findings[at: 0]?.explanation.contains("up to 1.10") == true)
  }

  @Test func preparationIsLeftToItsCheck() {
    #expect(
      judge(["unique": true], ["prepareUnique": true]).summaries(.pass) == [
        "No index but those of _id is unique on either cluster, besides 1 index in prepareUnique."
      ])
    #expect(judge(["prepareUnique": true], [:]).outcome == .warn)
  }

  @Test func indexesOfIDAreAlwaysUnique() {
    let id = IndexEvidence(name: "_id_", keyFields: ["_id"])
    let other = IndexEvidence(name: "_id_", keyFields: ["_id"], isUnique: true)
    #expect(SameUniqueFlags().judge(EvidenceFixture.comparing(indexes: [id], [other])).outcome == .notApplicable)
  }
}
