import Findings
import Testing

@Suite struct JudgementTests {
  @Test func takesTheWorstOutcome() {
    #expect(
      Judgement([
        Finding(.pass, Subject(), "a"), Finding(.warn, Subject(), "b"), Finding(.notApplicable, Subject(), "c"),
      ]).outcome == .warn)
  }

  @Test func nothingSeenIsUnknown() {
    #expect(Judgement().outcome == .unknown)
  }

  @Test func keepsRemediesAndAnswersOnceInOrder() {
    let (first, second) = (Remedy(nil, "first"), Remedy(nil, "second"))
    var judgement = Judgement(remedies: [first, first], evidence: [EvidenceID("b"), EvidenceID("b")])
    judgement.suggest(second)
    judgement.suggest(first)
    judgement.cite([EvidenceID("a"), EvidenceID("b")])
    #expect(judgement.remedies == [first, second])
    #expect(judgement.evidence == [EvidenceID("b"), EvidenceID("a")])
  }

  @Test func subjectsNameWhatIsKnownBroadestFirst() {
    #expect(Subject(.source, node: "h:1", namespace: "d.c", index: "i").parts == ["source", "h:1", "d.c", "i"])
    #expect(Subject().parts.isEmpty)
  }
}
