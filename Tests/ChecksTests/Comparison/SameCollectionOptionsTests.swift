import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameCollectionOptionsTests {
  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SameCollectionOptions().judge(EvidenceFixture.comparing(options: source, destination))
  }

  @Test func passes() {
    let judgement = judge(["storageEngine": "x"], ["storageEngine": "x"])
    #expect(judgement.summaries(.pass) == ["The other options of 1 collection or view on both clusters agree."])
  }

  @Test func eachDifferenceIsOneFindingWithBothValues() {
    let judgement = judge(["autoIndexId": true, "flags": 1], ["flags": 2])
    #expect(
      judgement.summaries(.fail) == [
        "The option autoIndexId of shop.things is true on the source and not set on the destination.",
        "The option flags of shop.things is 1 on the source and 2 on the destination.",
      ])
    #expect(judgement.subjects(.fail) == Array(repeating: Subject(namespace: "shop.things"), count: 2))
  }

  @Test func theTypeOfAPlainNumberDoesNotMatter() {
    #expect(judge(["flags": 1], ["flags": OptionValue(canonical: #"{ "$numberDouble" : "1.0" }"#)]).outcome == .pass)
  }

  @Test func longValuesStandInTheExplanation() {
    let long = OptionValue(canonical: #"{ "configString" : ""# + String(repeating: "x", count: 200) + #"" }"#)
    let judgement = judge(["storageEngine": long], [:])
    #expect(
      judgement.summaries(.fail) == [
        "The option storageEngine of shop.things differs between the source and the destination."
      ])
    #expect(judgement.findings[at: 0]?.explanation.contains(long.canonical) == true)
    #expect(judgement.findings[at: 0]?.explanation.hasSuffix("On the destination it is: not set.") == true)
  }

  @Test func numbersInsideAreToldApartByTheirTypes() {
    func key(_ type: String) -> OptionValue { OptionValue(canonical: "{ \"k\" : { \"$number\(type)\" : \"1\" } }") }
    let judgement = judge(["clusteredIndex": key("Int")], ["clusteredIndex": key("Long")])
    #expect(judgement.findings[at: 0]?.summary.contains("$numberInt") == true)
    #expect(judgement.findings[at: 0]?.summary.contains("$numberLong") == true)
  }

  @Test func optionsWithAnotherCheckAreLeftToIt() {
    #expect(judge(["size": 1, "validator": 1, "pipeline": 1, "collation": 1, "max": 1], [:]).outcome == .pass)
  }
}
