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

  @Test func twoSpellingsOfANameAreTwoNames() {
    let spelled = ["caf\u{E9}", "cafe\u{301}"].map { CollectionEvidence(database: "shop", name: $0) }
    let judgement = SameNamespaces().judge(EvidenceFixture.comparing(others + spelled, others + [spelled[0]]))
    #expect(judgement.subjects(.fail).map { $0.namespace?.utf8.count } == ["shop.cafe\u{301}".utf8.count])
    #expect(judgement.findings.contains { $0.explanation.contains("looks the same, in other bytes") })
    let swapped = SameNamespaces().judge(EvidenceFixture.comparing([spelled[0]], [spelled[1]]))
    #expect(swapped.findings.map(\.outcome) == [.fail, .fail])
    #expect(swapped.findings.allSatisfy { $0.explanation.contains("looks the same, in other bytes") })
    #expect(
      SameNamespaces().judge(EvidenceFixture.comparing(spelled)).summaries(.pass) == [
        "Both clusters hold the same 2 collections and views, by name and type."
      ])
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

  @Test func viewsAreNotCopiedBesideExistingData() {
    let view = CollectionEvidence(database: "shop", name: "lately", type: "view")
    let evidence = EvidenceFixture.comparing([others[0], view], [others[0]])
    #expect(SameNamespaces().judge(evidence).outcome == .fail)
    let judgement = SameNamespaces().judge(evidence.with { $0.plan.preExistingDestinationData = true })
    #expect(judgement.summaries(.warn) == ["The view shop.lately is on the source only."])
    #expect(judgement.outcome == .warn)
    let table = CollectionEvidence(database: "hr", name: "people")
    let both = EvidenceFixture.comparing([others[0], view, table], [others[0]])
    #expect(SameNamespaces().judge(both.with { $0.plan.preExistingDestinationData = true }).outcome == .fail)
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

  private func filtered(
    _ source: [CollectionEvidence], _ destination: [CollectionEvidence], include: [NamespacePattern] = [],
    exclude: [NamespacePattern] = []
  ) -> Evidence {
    EvidenceFixture.comparing(source, destination).with { evidence in
      evidence.plan.filtered = true
      evidence.plan.includeNamespaces = include
      evidence.plan.excludeNamespaces = exclude
    }
  }

  @Test func whatThePlansFilterLeavesOutIsNotMissing() {
    let judgement = SameNamespaces().judge(
      filtered(
        others + [ClusterFixture.things()], [others[0]],
        exclude: [
          NamespacePattern(database: "crm"), NamespacePattern(database: "shop", collections: ["things"]),
        ]))
    #expect(
      judgement.summaries(.pass) == [
        "Within the namespace filter, both clusters hold the same 1 collection or view, by name and type."
      ])
    #expect(
      judgement.findings[at: 0]?.explanation
        == "2 collections and views are outside the namespace filter of the plan, and not compared.")
  }

  @Test func whatThePlansFilterIncludesFailsWhereItIsMissing() {
    let more = CollectionEvidence(database: "crm", name: "more")
    let include = [NamespacePattern(database: "shop"), NamespacePattern(database: "crm", collections: ["b"])]
    let judgement = SameNamespaces().judge(filtered(others + [more], [others[0]], include: include))
    #expect(
      judgement.summaries(.fail) == ["The database crm, with 1 collection within the filter, is on the source only."])
    #expect(judgement.outcome == .fail)
    // A database that holds only what the filter leaves out is there all the same.
    let partial = SameNamespaces().judge(filtered(others + [more], [others[0], more], include: include))
    #expect(partial.summaries(.fail) == ["The collection crm.b is on the source only."])
  }

  @Test func whatTheDestinationHasOutsideThePlansFilterIsItsOwn() {
    let evidence = filtered([others[0]], others, include: [NamespacePattern(database: "shop")])
    #expect(SameNamespaces().judge(evidence).outcome == .pass)
    let within = filtered(
      [others[0]], others + [ClusterFixture.things()], include: [NamespacePattern(database: "shop")])
    #expect(
      SameNamespaces().judge(within).summaries(.fail) == ["The collection shop.things is on the destination only."])
  }

  @Test func aFilterThatCannotBeReadLeavesDoubt() {
    let pattern = NamespacePattern(databaseExpression: .init("("))
    let judgement = SameNamespaces().judge(filtered(others, [others[0]], include: [pattern]))
    #expect(judgement.outcome == .unknown)
    #expect(
      judgement.findings[at: 0]?.explanation == "The regular expression ( of the filter could not be read here.")
  }

  @Test func aFilterThatMongosyncDoesNotKnowIsAWarning() {
    let evidence = filtered(others, others, include: [NamespacePattern(database: "shop")]).with { evidence in
      evidence.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", isFiltered: false)])
    }
    #expect(
      SameNamespaces().judge(evidence).summaries(.warn) == [
        "The plan has a namespace filter, and mongosync's metadata says there is none."
      ])
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
