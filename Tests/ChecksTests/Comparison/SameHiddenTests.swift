import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameHiddenTests {
  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SameHidden().judge(EvidenceFixture.comparing(indexes: [.onA(source)], [.onA(destination)]))
  }

  @Test func passes() {
    #expect(
      judge(["hidden": true], ["hidden": true]).summaries(.pass) == [
        "1 index is hidden on both clusters, and no other on one alone."
      ])
    #expect(judge(["hidden": false], [:]).summaries(.pass) == ["No index is hidden on either cluster."])
  }

  @Test func aDifferenceIsAWarning() {
    let judgement = judge(["hidden": true], [:])
    #expect(judgement.summaries(.warn) == ["The index a_1 of shop.things is hidden on the source only."])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", index: { name: "a_1", hidden: true } })"#
      ])
    #expect(judge([:], ["hidden": true]).commands[at: 0]?.contains("hidden: false") == true)
  }
}
