import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameValidatorsTests {
  private let rule = OptionValue(canonical: #"{ "n" : { "$gt" : { "$numberInt" : "5" } } }"#)

  private func judge(_ source: [String: OptionValue], _ destination: [String: OptionValue]) -> Judgement {
    SameValidators().judge(EvidenceFixture.comparing(options: source, destination))
  }

  @Test func passesWithDefaultsLeftOut() {
    let explicit: [String: OptionValue] = [
      "validator": rule, "validationLevel": "strict", "validationAction": "error",
    ]
    let judgement = judge(["validator": rule], explicit)
    #expect(judgement.summaries(.pass) == ["The same 1 validator is in force on both clusters."])
  }

  @Test func anEmptyValidatorIsNone() {
    #expect(
      judge(["validator": OptionValue(canonical: "{  }"), "validationLevel": "off"], [:]).outcome == .notApplicable)
  }

  @Test func aLostValidatorFailsWithItsCommand() {
    let judgement = judge(["validator": rule], [:])
    #expect(
      judgement.summaries(.fail) == [
        #"The validator of shop.things is { "n" : { "$gt" : 5 } } on the source and not set on the destination."#
      ])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("shop").runCommand({ collMod: "things", validator: "#
          + #"EJSON.parse("{ \"n\" : { \"$gt\" : { \"$numberInt\" : \"5\" } } }", { relaxed: false }), "#
          + #"validationLevel: EJSON.parse("\"strict\"", { relaxed: false }), "#
          + #"validationAction: EJSON.parse("\"error\"", { relaxed: false }) })"#
      ])
  }

  @Test func levelAndActionCount() {
    let judgement = judge(
      ["validator": rule], ["validator": rule, "validationLevel": "off", "validationAction": "warn"])
    #expect(judgement.findings.count == 2)
    #expect(judgement.outcome == .fail)
    #expect(judgement.remedies.count == 1)
  }
}
