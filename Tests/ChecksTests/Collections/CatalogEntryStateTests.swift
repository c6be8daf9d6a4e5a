import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct CatalogEntryStateTests {
  static let temporary = CollectionEvidence("tmp.agg_out.1", ["temp": true])
  static let resharding = CollectionEvidence("system.resharding.0af0")
  static let dropping = CollectionEvidence("system.drop.123i1t2.old")
  static let buckets = CollectionEvidence("system.buckets.weather")
  static let all = [temporary, resharding, dropping, buckets]

  @Test func eachHasItsState() {
    #expect(Self.all.entriesInPassing.map(\.state) == [.temporary, .resharding, .dropPending, .bucketsAlone])
    let series = CollectionEvidence("weather", type: "timeseries")
    #expect([series, Self.buckets].entriesInPassing.isEmpty)
    // A name alone makes nothing temporary.
    #expect([CollectionEvidence("tmp.prices"), CollectionEvidence("system.js")].entriesInPassing.isEmpty)
    #expect([CollectionEvidence("tmp.prices", ["temp": false])].entriesInPassing.isEmpty)
  }

  @Test func aTimeSeriesWithoutBucketsIsNamedOnBothSides() {
    let alone = CollectionEvidence(database: "shop", name: "weather", type: "timeseries", lacksBuckets: true)
    let evidence = EvidenceFixture.postCutover.with { evidence in
      evidence.source.collections = evidence.source.collections.map { $0 + [alone] }
      evidence.destination.collections = evidence.destination.collections.map { $0 + [alone] }
    }
    #expect(SameNamespaces().judge(evidence).subjects(.warn).count == 2)
    #expect(TimeSeriesCollections().judging([alone]).outcome == .fail)
  }

  @Test("The start names each and fails for none", arguments: all)
  func beforeTheStart(_ entry: CollectionEvidence) {
    let judgement = SystemCollections().judging([ClusterFixture.orders, entry])
    #expect(judgement.outcome == .warn)
    #expect(judgement.subjects(.warn) == [Subject(.source, namespace: entry.namespace)])
    #expect(judgement.remedies.allSatisfy { $0.guarded(by: EvidenceFixture.preflight) == $0 })
    #expect(TimeSeriesCollections().judging([ClusterFixture.orders, entry]).outcome == .pass)
  }

  @Test("A comparison names each on either cluster and fails for none", arguments: all, ClusterRole.allCases)
  func compared(_ entry: CollectionEvidence, _ role: ClusterRole) {
    let evidence = EvidenceFixture.postCutover.with { evidence in
      let cluster = role == .source ? \Evidence.source : \Evidence.destination
      evidence[keyPath: cluster].collections = evidence[keyPath: cluster].collections.map { $0 + [entry] }
    }
    let judgement = SameNamespaces().judge(evidence)
    #expect(judgement.outcome == .warn)
    #expect(judgement.subjects(.warn) == [Subject(role, namespace: entry.namespace)])
    for check in [SameCollectionOptions() as any Check, SameIndexes(), DestinationHoldsData()] {
      #expect(throws: Never.self) {
        let outcome = try check.judge(evidence).outcome
        #expect(outcome >= .pass, "\(check.about.id)")
      }
    }
  }

  @Test func whatTheFilterLeavesOutIsNotNamed() {
    let judgement = SystemCollections().judging([ClusterFixture.orders] + Self.all) {
      $0.plan.excludeNamespaces = [NamespacePattern(database: "shop")]
    }
    #expect(judgement.outcome == .pass)
  }
}
