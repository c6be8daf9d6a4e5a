import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DollarVersionFieldTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    DollarVersionField().judge(EvidenceFixture.preflight.with(change))
  }

  @Test func passesFromTheMendedPatchOn() {
    #expect(judge { $0.source.run(ReleaseVersion(8, 0, 20)) }.outcome == .pass)
  }

  @Test func olderSourcesAreAWarning() {
    #expect(judge { _ in }.outcome == .warn)
    let eight = judge { $0.source.run(ReleaseVersion(8, 0, 19)) }
    #expect(eight.remedies.map(\.text) == ["Upgrade the source to 8.0.20 or later."])
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.source.sets[0].members[0].version = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets = [] }.outcome == .unknown)
  }
}
