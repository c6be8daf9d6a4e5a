import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct VerifierMemoryTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    VerifierMemory().judge(EvidenceFixture.preflight.with(change))
  }

  @Test func passesWithEnough() {
    #expect(
      judge().summaries(.pass) == [
        "The verifier needs 12.0 GB of memory on the host of mongosync, which has 64.0 GB."
      ])
  }

  @Test func tooLittleFails() {
    #expect(judge { $0.plan.mongosyncMemoryGB = 11.9 }.outcome == .fail)
  }

  @Test func aPersonConfirmsWhereThePlanIsSilent() {
    let judgement = judge { $0.plan.mongosyncMemoryGB = nil }
    #expect(judgement.outcome == .manual)
    #expect(judgement.commands == ["free -g"])
  }

  @Test func doesNotAriseWithoutAVerifier() {
    #expect(judge { $0.plan.verifier = false }.outcome == .notApplicable)
    #expect(judge { $0.plan.mongosyncVersion = ReleaseVersion(1, 8) }.outcome == .notApplicable)
    let sharded = EvidenceFixture.shardedPreflight.with { $0.plan.mongosyncVersion = ReleaseVersion(1, 9) }
    #expect(VerifierMemory().judge(sharded).outcome == .notApplicable)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge { $0.source.sets[0].members[0].dataSize = .denied }.outcome == .unknown)
    #expect(judge { $0.source.topology = .unreachable }.outcome == .unknown)
  }
}
