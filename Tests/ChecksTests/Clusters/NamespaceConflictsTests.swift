import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct NamespaceConflictsTests {
  private func judge(_ collections: Observed<[CollectionEvidence]>, existing: Bool? = true) -> Judgement {
    NamespaceConflicts().judge(
      EvidenceFixture.preflight.with { evidence in
        evidence.plan.preExistingDestinationData = existing
        evidence.destination.collections = collections
      })
  }

  @Test func passesWithoutACommonNamespace() {
    #expect(judge(.seen([CollectionEvidence(database: "shop", name: "customers")])).outcome == .pass)
  }

  @Test func aCommonNamespaceIsForAPersonToCompareWithTheFilter() {
    let judgement = judge(.seen([ClusterFixture.orders]))
    #expect(judgement.subjects(.unknown) == [Subject(.destination, namespace: "shop.orders")])
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.remedies.map(\.settlesUnknown) == [true])
  }

  @Test func anEmptyDestinationHasNone() {
    #expect(judge(.seen([ClusterFixture.orders]), existing: false).outcome == .notApplicable)
    #expect(judge(.seen([ClusterFixture.orders]), existing: nil).outcome == .notApplicable)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
