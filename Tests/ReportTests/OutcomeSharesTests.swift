import Findings
import Testing

@testable import Report

@Suite struct OutcomeSharesTests {
  @Test func thePartsFillTheBarInOrder() {
    let parts = OutcomeShares([(.fail, 1), (.unknown, 0), (.pass, 99_999)]).parts
    #expect(parts.map(\.outcome) == [.fail, .pass] && parts.map(\.count) == [1, 99_999])
    #expect(parts.map(\.range) == [0..<15, 15..<1000])
  }

  @Test func equalCountsAreEquallyWide() {
    #expect(OutcomeShares([(.fail, 7), (.pass, 7)]).parts.map(\.range) == [0..<500, 500..<1000])
    #expect(OutcomeShares([(.pass, 3)]).parts.map(\.range) == [0..<1000])
  }

  @Test func withoutItemsThereIsNothing() {
    #expect(OutcomeShares([(.fail, 0)]).parts.isEmpty)
    #expect(OutcomeShares([]).parts.isEmpty)
  }
}
