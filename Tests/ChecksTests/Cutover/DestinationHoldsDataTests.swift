import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationHoldsDataTests {
  private let seven = ["a", "b", "c", "d", "e", "f", "g"].map { CollectionEvidence(database: "shop", name: $0) }

  private func judge(
    _ source: [CollectionEvidence], _ destination: [CollectionEvidence], _ base: Evidence = EvidenceFixture.cutover,
    _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    DestinationHoldsData().judge(
      base.with { evidence in
        evidence.source.collections = .seen(source)
        evidence.destination.collections = .seen(destination)
        change(&evidence)
      })
  }

  @Test func passesAndCounts() {
    let judgement = judge(seven, seven)
    #expect(
      judgement.summaries(.pass) == ["The destination holds the source's 7 collections and views, by name and type."])
  }

  @Test(
    "An empty destination is never GO, in any phase",
    arguments: [EvidenceFixture.cutover, EvidenceFixture.committed, EvidenceFixture.cutover.with { $0.mongosync = [] }])
  func failsOnAnEmptyDestination(_ base: Evidence) {
    let judgement = judge(seven, [], base)
    #expect(judgement.outcome == .fail)
    #expect(
      judgement.summaries(.fail) == [
        """
        The destination holds 0 of the source's 7 collections and views; missing by name and type: shop.a, shop.b, \
        shop.c, shop.d, shop.e, shop.f, shop.g.
        """
      ])
    #expect(judgement.commands.isEmpty)
  }

  @Test func anEmptyDestinationFailsBehindAFilterToo() {
    #expect(judge(seven, []) { $0.plan.filtered = true }.outcome == .fail)
  }

  @Test func otherDataOnTheDestinationIsNoCopy() {
    #expect(judge(seven, [CollectionEvidence(database: "other", name: "a")]).outcome == .fail)
    let metadata = CollectionEvidence(database: "__mdb_internal_mongosync", name: "globalState")
    #expect(judge(seven, [metadata]).outcome == .fail)
    #expect(judge(seven, seven.map { CollectionEvidence(database: "SHOP", name: $0.name) }).outcome == .fail)
  }

  @Test func oneMissingCollectionFailsBeforeTheCommitAndWarnsAfter() {
    #expect(judge(seven, Array(seven.dropFirst())).findings.map(\.mayPass) == [true])
    #expect(judge(seven, Array(seven.dropFirst())).outcome == .fail)
    #expect(judge(seven, Array(seven.dropFirst()), EvidenceFixture.committed).outcome == .warn)
  }

  @Test func aViewInPlaceOfACollectionIsMissing() {
    let view = CollectionEvidence(database: "shop", name: "a", type: "view")
    #expect(judge(seven, [view] + seven.dropFirst()).outcome == .fail)
  }

  @Test func onlyWhatTheFilterIncludesIsExpected() {
    let other = CollectionEvidence(database: "crm", name: "x")
    let include = { (evidence: inout Evidence) in
      evidence.plan.filtered = true
      evidence.plan.includeNamespaces = [NamespacePattern(database: "shop")]
    }
    #expect(judge(seven + [other], seven, EvidenceFixture.cutover, include).outcome == .pass)
    #expect(judge(seven + [other], [other], EvidenceFixture.cutover, include).outcome == .fail)
  }

  @Test func aFilterThatIsNotKnownLeavesDoubt() {
    let judgement = judge(seven, [seven[0]]) { $0.plan.filtered = true }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.map(\.canBeSettled) == [true])
  }

  @Test func whatMongosyncDoesNotMigrateIsNotExpected() {
    let series = CollectionEvidence(database: "shop", name: "ticks", type: "timeseries")
    #expect(judge(seven + [series], seven).outcome == .pass)
    let view = CollectionEvidence(database: "shop", name: "lately", type: "view")
    #expect(judge(seven + [view], seven).outcome == .fail)
    #expect(judge(seven + [view], seven) { $0.plan.preExistingDestinationData = true }.outcome == .pass)
  }

  @Test func anEmptySourceIsAWarning() {
    #expect(judge([], seven).outcome == .warn)
    #expect(judge([CollectionEvidence(database: "config", name: "x")], []).outcome == .warn)
  }

  @Test func isUnknownWhereACatalogCannotBeRead() {
    for cluster in [\Evidence.source, \.destination] {
      let judgement = judge(seven, seven) { $0[keyPath: cluster].collections = .denied }
      #expect(judgement.outcome == .unknown)
    }
  }
}
