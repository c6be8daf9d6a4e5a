import Findings
import Testing

@Suite struct AmountTests {
  @Test func aFindingStandsForItselfWhereNothingElseIsSaid() {
    #expect(Finding(.fail, Subject(), "Broken.").amount == Amount(1, .findings))
  }

  @Test func amountsAddUp() {
    #expect(Amount.sum([]) == Amount(0, .findings))
    #expect(Amount.sum([.finding, .finding]) == Amount(2, .findings))
    #expect(Amount.sum([Amount(2, .documents), Amount(0, .documents), Amount(5, .documents)]) == Amount(7, .documents))
    #expect(Amount.sum([.finding, Amount(4, .namespaces)]) == Amount(5, .namespaces))
  }

  @Test(arguments: [[Amount(nil, .documents), .finding], [.finding, Amount(2, .documents), Amount(nil, .documents)]])
  func oneThatIsNotKnownLeavesTheSumUnknown(_ amounts: [Amount]) {
    #expect(Amount.sum(amounts) == Amount(nil, .documents))
  }

  @Test func aSumThatIsTooLargeIsNotKnown() {
    #expect(Amount.sum([Amount(.max, .documents)]) == Amount(.max, .documents))
    #expect(Amount.sum([Amount(.max, .documents), Amount(1, .documents)]) == Amount(nil, .documents))
  }
}
