import Findings
import Testing

@Suite struct VerdictTests {
  @Test func anEmptyChecklistIsIncomplete() {
    #expect(Verdict(of: []) == .incomplete)
  }

  @Test func failuresOutrankWhatIsOpen() {
    #expect(Verdict(of: [.unknown, .fail, .pass]) == .noGo)
  }

  @Test("What is open keeps the verdict open", arguments: [Outcome.unknown, .manual, .skipped])
  func open(_ outcome: Outcome) {
    #expect(Verdict(of: [.pass, outcome]) == .incomplete)
  }

  @Test func theRestIsGo() {
    #expect(Verdict(of: [.pass, .warn, .waived, .attested, .notApplicable]) == .go)
  }

  @Test func warningsFailOnDemand() {
    #expect(Verdict(of: [.pass, .warn], warningsFail: true) == .noGo)
    #expect(Verdict(of: [.pass, .waived, .attested], warningsFail: true) == .go)
  }
}
