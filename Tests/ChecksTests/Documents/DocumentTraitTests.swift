import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DocumentTraitTests {
  @Test func dollarPrefixedFieldsFail() {
    let judgement = DollarPrefixedFields().judge(
      .reading(TraitSighting(.dollarPrefixedField, count: 1, examples: [1], fields: ["$a"])))
    #expect(
      judgement.summaries(.fail)
        == ["1 of the 500000 documents looked at in shop.orders has a field whose name begins with $ ($a)."])
    #expect(judgement.commands[at: 0]?.contains(#"$objectToArray: "$$ROOT""#) == true)
    #expect(DollarPrefixedFields().judge(.reading(.denied)).outcome == .unknown)
    #expect(DollarPrefixedFields().judge(EvidenceFixture.restart).outcome == .pass)
  }

  @Test func emptyTimestampsMatterBeforeSixOnly() {
    let evidence = Evidence.reading(TraitSighting(.emptyTimestamp, count: 3, examples: [1], fields: ["at"]))
    #expect(EmptyTimestamps().judge(evidence).outcome == .notApplicable)
    func older(_ evidence: Evidence) -> Evidence {
      evidence.with { $0.source.run(ReleaseVersion(5, 0, 29)) }
    }
    let judgement = EmptyTimestamps().judge(older(evidence))
    #expect(judgement.outcome == .fail)
    #expect(
      judgement.commands[at: 0]
        == #"db.getSiblingDB("shop").getCollection("orders").find({ "at": Timestamp(0, 0) }, { _id: 1 })"#)
    #expect(EmptyTimestamps().judge(older(EvidenceFixture.restart)).outcome == .pass)
    #expect(EmptyTimestamps().judge(older(.reading(.denied))).outcome == .unknown)
  }

  @Test func theFieldOfDeviceSyncIsAWarning() {
    let judgement = DeviceSyncFields().judge(.reading(TraitSighting(.deviceSyncField, count: 1)))
    #expect(judgement.summaries(.warn).count == 2, "the sample, too, is told")
    #expect(judgement.commands[at: 0]?.contains("updateMany") == true)
    #expect(DeviceSyncFields().judge(EvidenceFixture.restart).outcome == .pass)
    #expect(DeviceSyncFields().judge(.reading(.denied)).outcome == .unknown)
  }

  @Test func anotherTraitIsNoFault() {
    let evidence = Evidence.reading(TraitSighting(.duplicateField, count: 1))
    #expect(DollarPrefixedFields().judge(evidence).outcome == .warn)
  }
}
