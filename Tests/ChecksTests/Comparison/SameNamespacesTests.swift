import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SameNamespacesTests {
  private let others = [
    CollectionEvidence(database: "shop", name: "a"), CollectionEvidence(database: "crm", name: "b"),
  ]

  @Test func passesAndCounts() {
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing(others))
    #expect(judgement.summaries(.pass) == ["Both clusters hold the same 2 collections and views, by name and type."])
  }

  @Test func namesWhatIsMissing() {
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing(others + [ClusterFixture.things()], others))
    #expect(judgement.subjects(.fail) == [Subject(.source, namespace: "shop.things")])
    #expect(judgement.summaries(.fail) == ["The collection shop.things is on the source only."])
  }

  @Test func aMissingDatabaseIsOneFinding() {
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing(others, [others[0]]))
    #expect(judgement.summaries(.fail) == ["The database crm, with 1 collection, is on the source only."])
  }

  @Test func namesWhatIsTooMuch() {
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing([others[0]], others))
    #expect(judgement.subjects(.fail) == [Subject(.destination, namespace: "crm")])
    #expect(judgement.findings[at: 0]?.explanation.contains("since the cutover") == true)
  }

  @Test func existingDataOfTheDestinationIsItsOwn() {
    let evidence = EvidenceFixture.comparing([others[0]], others).with { $0.plan.preExistingDestinationData = true }
    #expect(SameNamespaces().judge(evidence).outcome == .pass)
  }

  @Test func tellsTypesApart() {
    let judgement = SameNamespaces().judge(
      EvidenceFixture.comparing([ClusterFixture.things()], [ClusterFixture.things(type: "view")]))
    #expect(
      judgement.summaries(.fail) == ["shop.things is a collection on the source and a view on the destination."])
  }

  @Test("Behind a filter, what is missing is for a person to tell", arguments: [true, false])
  func filters(byPlan: Bool) {
    let evidence = EvidenceFixture.comparing(others, [others[0]]).with { evidence in
      if byPlan {
        evidence.plan.filtered = true
      } else {
        evidence.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", isFiltered: true)])
      }
    }
    let judgement = SameNamespaces().judge(evidence)
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.allSatisfy { $0.canBeSettled })
    #expect(judgement.remedies.map(\.settlesUnknown) == [true])
  }

  @Test func timeSeriesAreExplained() {
    let series = ClusterFixture.things(type: "timeseries")
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing(others + [series], others))
    #expect(judgement.summaries(.fail) == ["The time-series collection shop.things is on the source only."])
    #expect(judgement.findings[at: 0]?.explanation == "mongosync does not migrate time-series collections.")
  }

  @Test func nothingToCompareIsAWarning() {
    #expect(SameNamespaces().judge(EvidenceFixture.comparing([])).outcome == .warn)
  }
}
