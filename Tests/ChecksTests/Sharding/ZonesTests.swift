import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ZonesTests {
  private func range(_ namespace: String) -> ZoneRange {
    ZoneRange(
      namespace: namespace, zone: "EU", minimum: OptionValue(canonical: #"{ "region" : "a" }"#),
      maximum: OptionValue(canonical: #"{ "region" : "b" }"#))
  }

  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    Zones().judge(EvidenceFixture.restart.sharded.with(change))
  }

  @Test func cannotAriseWithoutShards() {
    #expect(Zones().judge(EvidenceFixture.restart).outcome == .notApplicable)
  }

  @Test func passesWithoutZones() {
    #expect(judge { _ in }.outcome == .pass)
  }

  @Test func theSourcesZonesAreAWarning() {
    let judgement = judge { $0.source.zones = .seen([range("shop.orders"), range("shop.orders")]) }
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: "shop.orders")])
    #expect(judgement.summaries(.warn)[at: 0]?.hasPrefix("2 ranges of shop.orders") == true)
  }

  @Test func theDestinationsZonesDependOnTheVersion() {
    func outcome(_ version: ReleaseVersion?, _ namespace: String = "shop.orders") -> Outcome {
      judge { evidence in
        evidence.destination.zones = .seen([range(namespace)])
        evidence.plan.mongosyncVersion = version
      }.outcome
    }
    #expect(outcome(ReleaseVersion(1, 20)) == .fail)
    #expect(outcome(ReleaseVersion(1, 19)) == .warn)
    #expect(outcome(nil) == .unknown)
    #expect(outcome(ReleaseVersion(1, 20), "shop.other") == .warn)
  }

  @Test func theRemedyNamesTheRange() {
    let judgement = judge { $0.destination.zones = .seen([range("shop.orders")]) }
    #expect(
      judgement.commands == [
        #"sh.removeRangeFromZone("shop.orders", EJSON.parse("{ \"region\" : \"a\" }", { relaxed: false }), "#
          + #"EJSON.parse("{ \"region\" : \"b\" }", { relaxed: false }))"#
      ])
  }

  @Test func refusalsAreUnknown() {
    #expect(judge { $0.source.zones = .denied }.outcome == .unknown)
    #expect(judge { $0.destination.zones = .denied }.outcome == .unknown)
    #expect(judge { $0.destination.topology = .unreachable }.outcome == .unknown)
  }
}
