import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameCappedLimitsTests {
  private func capped(_ size: OptionValue, max: OptionValue? = nil) -> [String: OptionValue] {
    var options: [String: OptionValue] = ["capped": true, "size": size]
    options["max"] = max
    return options
  }

  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SameCappedLimits().judge(EvidenceFixture.comparing(options: source, destination))
  }

  @Test func passesWhateverTheTypeOfTheNumber() {
    let long = OptionValue(canonical: #"{ "$numberLong" : "4096" }"#)
    #expect(judge(capped(4096, max: 0), capped(long)).outcome == .pass)
    #expect(SameCappedLimits().judge(EvidenceFixture.postCutover).outcome == .notApplicable)
  }

  /// Trap 15: the size that mongosync sets meanwhile.
  @Test func theTemporarySizeFails() {
    let judgement = judge(capped(4096), capped(1_125_899_906_842_624))
    #expect(
      judgement.summaries(.fail) == [
        "The size of the capped collection shop.things is 4096 on the source and 1125899906842624 on the destination."
      ])
    #expect(judgement.findings[at: 0]?.explanation.contains("restores it at the commit") == true)
    #expect(judgement.commands == [#"db.getSiblingDB("shop").runCommand({ collMod: "things", cappedSize: 4096 })"#])
  }

  @Test func theTemporarySizeOnBothIsAWarning() {
    #expect(judge(capped(1_000_000_000_000_000), capped(1_000_000_000_000_000)).outcome == .warn)
    #expect(judge(capped(999_999_999_999_999), capped(999_999_999_999_999)).outcome == .pass)
  }

  @Test func theNumberOfDocumentsCounts() {
    let lost = judge(capped(4096, max: 10), capped(4096))
    #expect(lost.commands == [#"db.getSiblingDB("shop").runCommand({ collMod: "things", cappedMax: 10 })"#])
    let gained = judge(capped(4096), capped(4096, max: 10))
    #expect(gained.commands == [#"db.getSiblingDB("shop").runCommand({ collMod: "things", cappedMax: 0 })"#])
  }

  @Test func cappedOnOneAloneFails() {
    #expect(judge(capped(4096), [:]).summaries(.fail) == ["shop.things is capped on the source only."])
    #expect(judge([:], capped(4096)).summaries(.fail) == ["shop.things is capped on the destination only."])
  }
}
