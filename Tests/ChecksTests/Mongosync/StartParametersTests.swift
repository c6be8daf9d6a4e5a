import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct StartParametersTests {
  private func judge(
    _ minor: Int?, _ evidence: Evidence = EvidenceFixture.preflight, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    StartParameters().judge(
      evidence.with { evidence in
        evidence.plan.mongosyncVersion = minor.map { ReleaseVersion(1, $0) }
        change(&evidence)
      })
  }

  @Test func passesWhereNothingStandsInTheWay() {
    #expect(judge(20).summaries(.pass) == ["The start parameters in the plan exist and go together."])
    #expect(judge(20) { $0.plan.reversible = true }.outcome == .pass)
    #expect(judge(nil).outcome == .pass)
  }

  @Test(
    "reversible does not go with everything",
    arguments: [
      { $0.plan.filtered = true }, { $0.plan.buildIndexes = "never" }, { $0.plan.preExistingDestinationData = true },
      { $0.destination.topology = .seen(.shardedCluster) }, { $0.source.run(ReleaseVersion(5, 0, 29)) },
    ] as [@Sendable (inout Evidence) -> Void])
  func reversible(_ change: @Sendable (inout Evidence) -> Void) {
    let judgement = judge(20) { evidence in
      evidence.plan.reversible = true
      change(&evidence)
    }
    #expect(judgement.summaries(.fail).contains { $0.hasPrefix("reversible does not go with") })
  }

  @Test("Trap 7: the write blocking parameter exists up to 1.19, in two forms")
  func writeBlocking() {
    #expect(judge(20) { $0.plan.writeBlocking = .sourceAndDestination }.outcome == .warn)
    #expect(judge(19) { $0.plan.writeBlocking = .sourceAndDestination }.outcome == .pass)
    #expect(judge(10) { $0.plan.writeBlocking = .destinationOnly }.outcome == .fail)
    #expect(judge(11) { $0.plan.writeBlocking = .destinationOnly }.outcome == .pass)
    #expect(judge(nil) { $0.plan.writeBlocking = .destinationOnly }.outcome == .unknown)
    func old(_ minor: Int) -> Outcome {
      judge(minor) { evidence in
        evidence.plan.writeBlocking = .sourceAndDestination
        evidence.source.run(ReleaseVersion(5, 0, 29))
      }.outcome
    }
    #expect(old(19) == .fail)
  }

  @Test func aReverseBeforeOneTwentyNeedsBothBlocked() {
    #expect(judge(19) { $0.plan.reversible = true }.outcome == .fail)
    #expect(judge(nil) { $0.plan.reversible = true }.outcome == .unknown)
    let both = judge(19) { evidence in
      evidence.plan.reversible = true
      evidence.plan.writeBlocking = .sourceAndDestination
    }
    #expect(both.outcome == .pass)
  }

  @Test func blockingBothDoesNotGoWithAFilter() {
    func outcome(_ minor: Int, _ blocking: Plan.WriteBlocking, filtered: Bool, old: Bool = false) -> Outcome {
      judge(minor) { evidence in
        evidence.plan.writeBlocking = blocking
        evidence.plan.filtered = filtered
        if old { evidence.source.run(ReleaseVersion(5, 0, 29)) }
      }.outcome
    }
    #expect(outcome(19, .sourceAndDestination, filtered: true) == .fail)
    #expect(outcome(19, .sourceAndDestination, filtered: false) == .pass)
    #expect(outcome(19, .destinationOnly, filtered: true) == .pass)
    #expect(outcome(12, .destinationOnly, filtered: false, old: true) == .fail)
    #expect(outcome(13, .destinationOnly, filtered: false, old: true) == .fail)
    #expect(outcome(14, .destinationOnly, filtered: false, old: true) == .pass)
    #expect(outcome(12, .none, filtered: false, old: true) == .pass)
  }

  @Test("Indexes after the copy need a source of 6.0", arguments: ["afterDataCopy", "excludeHashedAfterCopy"])
  func lateIndexes(_ value: String) {
    #expect(judge(20) { $0.plan.buildIndexes = value }.outcome == .pass)
    let old = judge(17) { evidence in
      evidence.plan.buildIndexes = value
      evidence.source.run(ReleaseVersion(5, 0, 29))
    }
    #expect(old.summaries(.fail) == ["buildIndexes: \(value) does not go with a source before 6.0."])
  }

  @Test func aHashedSupportingIndexIsNotBuiltWhereHashedOnesAreLeftOut() {
    func outcome(_ value: String, _ order: OptionValue, supporting: Bool = true) -> Outcome {
      judge(20) { evidence in
        evidence.plan.buildIndexes = value
        evidence.plan.createSupportingIndexes = supporting
        evidence.plan.shardingEntries = [
          ShardingEntry(database: "shop", collection: "orders", key: [.init("a", order)])
        ]
      }.outcome
    }
    #expect(outcome("excludeHashed", "hashed") == .warn)
    #expect(outcome("excludeHashedAfterCopy", "hashed") == .warn)
    #expect(outcome("excludeHashed", 1) == .pass)
    #expect(outcome("afterDataCopy", "hashed") == .pass)
    #expect(outcome("excludeHashed", "hashed", supporting: false) == .pass)
  }

  @Test func theVerifierComparesWhatTheDestinationHeldBefore() {
    func judgement(verifier: Bool, including: Bool, held: [CollectionEvidence]) -> Judgement {
      judge(20) { evidence in
        evidence.plan.preExistingDestinationData = true
        evidence.plan.filtered = true
        evidence.plan.verifier = verifier
        evidence.plan.excludeNamespaces = [NamespacePattern(database: "shop", collections: ["log"])]
        if including { evidence.plan.includeNamespaces = [NamespacePattern(database: "shop", collections: ["orders"])] }
        evidence.destination.collections = .seen(held)
      }
    }
    let orders = CollectionEvidence(database: "shop", name: "orders")
    #expect(judgement(verifier: true, including: true, held: []).outcome == .warn)
    #expect(judgement(verifier: true, including: false, held: []).outcome == .pass)
    #expect(
      judgement(verifier: true, including: false, held: [orders]).subjects(.warn).map(\.namespace) == ["shop.orders"])
    let log = CollectionEvidence(database: "shop", name: "log")
    #expect(judgement(verifier: true, including: false, held: [log]).outcome == .pass)
    #expect(judgement(verifier: false, including: true, held: [orders]).outcome == .pass)
  }

  @Test func valuesBeginWithTheirVersion() {
    func outcome(_ minor: Int?, _ value: String) -> Outcome {
      judge(minor) { $0.plan.buildIndexes = value }.outcome
    }
    #expect(outcome(15, "afterDataCopy") == .fail)
    #expect(outcome(16, "afterDataCopy") == .pass)
    #expect(outcome(13, "excludeHashed") == .fail)
    #expect(outcome(nil, "excludeHashed") == .unknown)
    #expect(judge(8) { $0.plan.verifier = true }.outcome == .fail)
  }

  @Test func existingDataNeedsItsVersionAndAFilter() {
    func outcome(_ minor: Int, _ filtered: Bool?) -> Outcome {
      judge(minor) { evidence in
        evidence.plan.preExistingDestinationData = true
        evidence.plan.filtered = filtered
      }.outcome
    }
    #expect(outcome(15, true) == .pass)
    #expect(outcome(14, true) == .fail)
    #expect(outcome(15, false) == .fail)
    #expect(outcome(15, nil) == .unknown)
  }

  @Test func aVerifierFailsOnExpiringCollectionsWithoutIndexes() {
    func outcome(_ collections: Observed<[CollectionEvidence]>, verifier: Bool? = nil) -> Outcome {
      judge(20) { evidence in
        evidence.plan.buildIndexes = "never"
        evidence.plan.verifier = verifier
        evidence.source.collections = collections
      }.outcome
    }
    let index = IndexEvidence(name: "t", keyFields: ["t"], expireAfterSeconds: 60)
    let expiring = Observed.seen([CollectionEvidence(database: "shop", name: "log", indexes: [index])])
    #expect(outcome(expiring) == .fail)
    #expect(outcome(expiring, verifier: false) == .pass)
    #expect(outcome(.seen([ClusterFixture.orders])) == .pass)
    #expect(outcome(.denied) == .unknown)
  }

  @Test func anExpiringCollectionOutsideTheFilterDoesNotCount() {
    let index = IndexEvidence(name: "t", keyFields: ["t"], expireAfterSeconds: 60)
    let judgement = judge(20) { evidence in
      evidence.plan.buildIndexes = "never"
      evidence.plan.filtered = true
      evidence.plan.excludeNamespaces = [NamespacePattern(database: "shop", collections: ["log"])]
      evidence.source.collections = .seen([CollectionEvidence(database: "shop", name: "log", indexes: [index])])
    }
    #expect(judgement.outcome == .pass)
  }

  @Test func theVerifierCameToShardedClustersLater() {
    func outcome(_ minor: Int, _ base: Evidence, seen: Bool = true) -> Outcome {
      judge(minor, base) { evidence in
        evidence.plan.verifier = true
        if !seen { evidence.destination.topology = .unreachable }
      }.outcome
    }
    #expect(outcome(9, EvidenceFixture.preflight) == .pass)
    #expect(outcome(9, EvidenceFixture.shardedPreflight) == .fail)
    #expect(outcome(10, EvidenceFixture.shardedPreflight) == .pass)
    #expect(outcome(9, EvidenceFixture.preflight, seen: false) == .unknown)
    #expect(outcome(10, EvidenceFixture.preflight, seen: false) == .pass)
    #expect(outcome(8, EvidenceFixture.preflight, seen: false) == .fail)
  }

  @Test func blockingBothDependsOnASourceThatWasRead() {
    func judged(_ minor: Int, reversible: Bool = false) -> Judgement {
      judge(minor) { evidence in
        evidence.plan.writeBlocking = .sourceAndDestination
        evidence.plan.reversible = reversible
        evidence.source.sets = []
      }
    }
    #expect(judged(19).summaries(.unknown) == ["No member of the source told its version."])
    #expect(judged(19, reversible: true).summaries(.unknown).count == 1)
    #expect(judged(20).outcome == .warn)
  }

  @Test func whatWasNotReadIsUnknown() {
    let judgement = judge(20) { evidence in
      evidence.plan.reversible = true
      evidence.source.topology = .unreachable
      evidence.source.sets = []
    }
    #expect(judgement.summaries(.unknown).count == 2)
  }
}
