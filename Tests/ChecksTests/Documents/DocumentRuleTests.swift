import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// What all rules about documents have in common, by the example of one.
@Suite struct DocumentRuleTests {
  private func judge(_ evidence: Evidence) -> Judgement { DuplicateFields().judge(evidence) }

  @Test func allDocumentsWithoutFaultPass() {
    let judgement = judge(.reading(.seen(DocumentSample.Reading(examined: 7, isComplete: true))))
    #expect(
      judgement.summaries(.pass)
        == ["All 7 documents of the source were looked at. None of them has two fields of one name."])
  }

  @Test func aSampleWithoutFaultIsAWarning() {
    let judgement = judge(.reading())
    #expect(judgement.outcome == .warn)
    #expect(judgement.findings[at: 0]?.explanation.contains("proves nothing") == true)
    #expect(judgement.remedies[at: 0]?.text.contains("--deep") == true)
  }

  @Test func nothingReadIsAWarningThatSaysSo() {
    let judgement = judge(.reading(.notAsked("Documents are read only with --sample or --deep.")))
    #expect(judgement.summaries(.warn) == ["No document was looked at."])
  }

  @Test func aFaultIsToldWithItsCountAndExamples() {
    let judgement = judge(
      .reading(TraitSighting(.duplicateField, count: 2, examples: [1, "x"], fields: ["a"])))
    #expect(
      judgement.summaries(.fail)
        == ["2 of the 500000 documents looked at in shop.orders have two fields of one name (a)."])
    #expect(
      judgement.findings[at: 0]?.explanation
        == "Among them are those with the _id 1, \"x\". 500000 of about 1000000 documents were looked at; that proves "
        + "nothing about the rest.")
  }

  @Test func anEmptySourcePasses() {
    #expect(judge(EvidenceFixture.restart.with { $0.source.documents = .seen([]) }).outcome == .pass)
  }

  @Test func whatCouldNotBeReadIsUnknown() {
    #expect(judge(.reading(.denied)).outcome == .unknown)
    #expect(judge(EvidenceFixture.restart.with { $0.source.documents = .denied }).outcome == .unknown)
    #expect(judge(EvidenceFixture.restart.with { $0.source.documents = .notAsked("Not reached.") }).outcome == .unknown)
    #expect(judge(.reading(TraitSighting(.damaged, count: 1))).outcome == .unknown)
    let early = DocumentSample.Reading(examined: 9, isComplete: false, cutShort: "The time was nearly over.")
    #expect(
      judge(.reading(.seen(early))).summaries(.unknown)
        == ["Reading shop.orders ended early: The time was nearly over."])
  }

  @Test func aCollectionDroppedMeanwhileIsNoUnknown() {
    let gone = Refusal(.namespaceNotFound, "It is not there.", code: 26)
    #expect(judge(.reading(.refused(gone, []))).outcome == .pass)
  }
}
