import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CanCommitTests {
  private func judge(_ canCommit: Bool?, _ version: ReleaseVersion? = ReleaseVersion(1, 21)) -> Judgement {
    CanCommit().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.mongosync = [.ready { $0.canCommit = canCommit }]
      })
  }

  @Test func passes() { #expect(judge(true).outcome == .pass) }

  @Test(
    "Trap 11: what holds it back depends on the version",
    arguments: [
      (ReleaseVersion(1, 16), "The copy is not done yet."), (ReleaseVersion(1, 17), "verifier"),
      (ReleaseVersion(1, 21), "30 seconds"), (nil, "depending on the version"),
    ] as [(ReleaseVersion?, String)])
  func failsForNow(_ version: ReleaseVersion?, _ meaning: String) {
    let judgement = judge(false, version)
    #expect(judgement.outcome == .fail)
    #expect(judgement.findings.map(\.mayPass) == [true])
    #expect(judgement.findings[at: 0]?.explanation.contains(meaning) == true)
  }

  @Test func beforeItWaitedForTheVerifierThatIsSaid() {
    #expect(judge(true, ReleaseVersion(1, 16)).findings[at: 0]?.explanation.contains("verifier") == true)
    #expect(judge(true).findings[at: 0]?.explanation == "")
  }

  @Test("Trap 10: not reported is not false") func isUnknown() { #expect(judge(nil).outcome == .unknown) }

  @Test func doesNotAriseOnceTheCommitHasBegun() {
    #expect(CanCommit().judge(EvidenceFixture.committed).outcome == .notApplicable)
  }
}
