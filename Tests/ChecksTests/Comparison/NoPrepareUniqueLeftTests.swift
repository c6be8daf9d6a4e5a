import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct NoPrepareUniqueLeftTests {
  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    NoPrepareUniqueLeft().judge(EvidenceFixture.comparing(indexes: [.onA(source)], [.onA(destination)]))
  }

  @Test func passes() {
    #expect(
      judge(["unique": true], ["unique": true]).summaries(.pass) == ["No index of the destination is prepareUnique."])
    #expect(judge(["prepareUnique": true], [:]).outcome == .pass)
  }

  @Test func aUniqueIndexLeftBehindIsFinished() {
    let judgement = judge(["unique": true], ["prepareUnique": true])
    #expect(judgement.subjects(.fail) == [Subject(.destination, namespace: "shop.things", index: "a_1")])
    #expect(judgement.findings[at: 0]?.summary.hasSuffix("on the source it is unique.") == true)
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", index: { name: "a_1", unique: true } })"#
      ])
  }

  @Test func anotherIndexLeftBehindIsReset() {
    #expect(
      judge([:], ["prepareUnique": true]).commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", index: { name: "a_1", prepareUnique: false } })"#
      ])
  }

  @Test func onBothItIsAWarning() {
    #expect(judge(["prepareUnique": true], ["prepareUnique": true]).outcome == .warn)
  }

  @Test func anIndexOnTheDestinationOnlyIsJudgedToo() {
    let evidence = EvidenceFixture.comparing(indexes: [], [.onA(["prepareUnique": true])])
    #expect(NoPrepareUniqueLeft().judge(evidence).outcome == .fail)
  }
}
