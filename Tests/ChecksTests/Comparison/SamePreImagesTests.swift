import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SamePreImagesTests {
  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SamePreImages().judge(EvidenceFixture.comparing(options: source, destination))
  }

  private func enabled(_ value: String) -> [String: OptionValue] {
    ["changeStreamPreAndPostImages": OptionValue(canonical: "{ \"enabled\" : \(value) }")]
  }

  @Test func passesWhenKeptAlike() {
    #expect(judge(enabled("true"), enabled("true")).outcome == .pass)
    #expect(judge(enabled("false"), [:]).outcome == .pass)
    #expect(judge(["recordPreImages": true], enabled("true")).outcome == .pass)
  }

  @Test func aDifferenceIsAWarning() {
    let judgement = judge(enabled("true"), [:])
    #expect(judgement.summaries(.warn) == ["shop.things keeps pre-images on the source only."])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", changeStreamPreAndPostImages: { enabled: true } })"#
      ])
    #expect(judge([:], enabled("true")).summaries(.warn) == ["shop.things keeps pre-images on the destination only."])
  }
}
