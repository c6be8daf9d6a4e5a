import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameQuerySettingsTests {
  private func setting(_ hash: String, reject: Bool = true) -> QuerySetting {
    QuerySetting(shapeHash: hash, settings: OptionValue(canonical: "{ \"reject\" : \(reject) }"))
  }

  private func judge(_ source: Observed<[QuerySetting]>, _ destination: Observed<[QuerySetting]>) -> Judgement {
    SameQuerySettings().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.source.querySettings = source
        evidence.destination.querySettings = destination
      })
  }

  @Test func passes() {
    #expect(judge(.seen([setting("A")]), .seen([setting("A")])).outcome == .pass)
    #expect(judge(.seen([]), .seen([])).outcome == .notApplicable)
  }

  /// Trap 20: servers before 8.0 do not know the stage.
  @Test func olderServersHaveNone() {
    #expect(judge(.unheardOf, .unheardOf).outcome == .notApplicable)
    #expect(judge(.unheardOf, .denied).outcome == .notApplicable)
    #expect(judge(.seen([setting("A")]), .unheardOf).outcome == .warn)
  }

  @Test func aLostSettingIsAWarningWithItsCommand() {
    let judgement = judge(.seen([setting("A")]), .seen([]))
    #expect(
      judgement.summaries(.warn) == [
        #"The query setting of the shape A is { "reject" : true } on the source and not set on the destination."#
      ])
    #expect(
      judgement.commands == [
        #"db.adminCommand({ setQuerySettings: "A", settings: EJSON.parse("{ \"reject\" : true }", { relaxed: false }) })"#
      ])
  }

  @Test func anotherOrAnAddedSettingIsAWarning() {
    #expect(judge(.seen([setting("A")]), .seen([setting("A", reject: false)])).outcome == .warn)
    #expect(
      judge(.seen([]), .seen([setting("A")])).commands == [#"db.adminCommand({ removeQuerySettings: "A" })"#])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(.denied, .seen([])).outcome == .unknown)
    #expect(judge(.seen([]), .denied).outcome == .unknown)
  }
}
