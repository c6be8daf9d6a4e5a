import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct EnterpriseBuildTests {
  private func judge(_ modules: Observed<[String]>) -> Judgement {
    EnterpriseBuild().judge(EvidenceFixture.preflight.with { $0.source.sets[0].members[0].modules = modules })
  }

  @Test func passesForEnterprise() {
    #expect(judge(.seen(["enterprise"])).outcome == .pass)
  }

  @Test func aCommunityBuildIsAWarning() {
    #expect(judge(.seen([])).summaries(.warn) == ["source-1:27017 is a Community build."])
    #expect(judge(.seen([])).remedies.count == 1)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
