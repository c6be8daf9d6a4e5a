import Findings
import Testing

@Suite struct OutcomeTests {
  @Test func areOrderedWorstFirst() {
    #expect(
      Outcome.allCases.shuffled().sorted()
        == [.fail, .unknown, .manual, .skipped, .warn, .waived, .attested, .pass, .notApplicable])
  }
}
