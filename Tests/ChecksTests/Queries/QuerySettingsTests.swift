import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct QuerySettingsTests {
  private func judge(_ observed: Observed<[QuerySetting]>) -> Judgement {
    QuerySettings().judge(EvidenceFixture.restart.with { $0.source.querySettings = observed })
  }

  /// Trap 20: servers before 8.0 do not know the stage.
  @Test func cannotAriseBeforeEight() {
    #expect(QuerySettings().judge(EvidenceFixture.restart).outcome == .notApplicable)
  }

  @Test func passesWithoutAny() {
    #expect(judge(.seen([])).outcome == .pass)
  }

  @Test func eachIsAWarning() {
    let setting = QuerySetting(shapeHash: "AB12", settings: OptionValue(canonical: #"{ "reject" : true }"#))
    #expect(
      judge(.seen([setting])).summaries(.warn)
        == [#"The settings of the query shape AB12 are not copied: { "reject" : true }."#])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
