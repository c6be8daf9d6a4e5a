import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameZonesTests {
  private func range(_ zone: String, in namespace: String = "shop.orders") -> ZoneRange {
    let bound = { (text: String) in OptionValue(canonical: "{ \"region\" : \"\(text)\" }") }
    return ZoneRange(namespace: namespace, zone: zone, minimum: bound("a"), maximum: bound("b"))
  }

  private func judge(_ source: [ZoneRange], _ destination: [ZoneRange]) -> Judgement {
    SameZones().judge(
      EvidenceFixture.postCutover.sharded.with { evidence in
        evidence.source.zones = .seen(source)
        evidence.destination.zones = .seen(destination)
      })
  }

  @Test func passes() {
    #expect(judge([range("EU")], [range("EU")]).outcome == .pass)
    #expect(judge([], []).outcome == .notApplicable)
    #expect(SameZones().judge(EvidenceFixture.postCutover).outcome == .notApplicable)
  }

  @Test func rangesOutsideTheFilterDoNotCount() {
    let judgement = SameZones().judge(
      EvidenceFixture.postCutover.sharded.with { evidence in
        evidence.source.zones = .seen([range("EU")])
        evidence.destination.zones = .seen([range("US")])
        evidence.plan.excludeNamespaces = [NamespacePattern(database: "shop")]
      })
    #expect(judgement.summaries(.notApplicable) == ["Neither cluster has a zone within the namespace filter."])
  }

  @Test func aMissingRangeIsAWarning() {
    let judgement = judge([range("EU")], [])
    #expect(
      judgement.summaries(.warn) == [
        #"The range { "region" : "a" } to { "region" : "b" } of shop.orders is not bound to the zone EU on the destination."#
      ])
    #expect(
      judgement.commands == [
        #"sh.updateZoneKeyRange("shop.orders", EJSON.parse("{ \"region\" : \"a\" }", { relaxed: false }), "#
          + #"EJSON.parse("{ \"region\" : \"b\" }", { relaxed: false }), "EU")"#
      ])
  }

  @Test func aRangeOfACollectionThatBeginsWithAnAccentCounts() {
    #expect(judge([range("EU", in: "shop.\u{301}x")], []).outcome == .warn)
    #expect(judge([range("EU", in: "config.\u{301}x")], []).outcome == .notApplicable)
  }

  @Test func aRangeOfTheDestinationOnlyIsAWarning() {
    let judgement = judge([range("EU")], [range("EU"), range("mongosync")])
    #expect(judgement.outcome == .warn)
    #expect(judgement.commands[at: 0]?.hasPrefix(#"sh.removeRangeFromZone("shop.orders", "#) == true)
  }

  @Test func theServersOwnRangesAreLeftOut() {
    #expect(judge([], [range("EU", in: "config.system.sessions")]).outcome == .notApplicable)
  }

  @Test("What cannot be read is unknown", arguments: ClusterRole.allCases)
  func refusals(_ role: ClusterRole) {
    let evidence = EvidenceFixture.postCutover.sharded.with { evidence in
      if role == .source { evidence.source.zones = .denied } else { evidence.destination.zones = .denied }
    }
    #expect(SameZones().judge(evidence).outcome == .unknown)
    #expect(SameZones().judge(evidence.with { $0.source.topology = .unreachable }).outcome == .unknown)
  }
}
