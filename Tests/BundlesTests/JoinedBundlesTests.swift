import Bundles
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct JoinedBundlesTests {
  private static let earlier = EvidenceFixture.now.addingTimeInterval(-1_200)

  private static func named(_ bundle: EvidenceBundle) -> JoinedBundles.Named {
    JoinedBundles.Named(file: "\(bundle.clusters[0].rawValue).json", bundle: bundle)
  }

  private func side(
    _ role: ClusterRole, key: String? = nil, _ change: (inout Evidence) -> Void = { _ in }
  ) -> JoinedBundles.Named {
    let other: WritableKeyPath<Evidence, ClusterEvidence> = role == .source ? \.destination : \.source
    let evidence = EvidenceFixture.reverse.with { evidence in
      evidence[keyPath: other] = ClusterEvidence(
        role: role == .source ? .destination : .source, address: "", notAsked: "It was not asked in this run.")
      change(&evidence)
    }
    return Self.named(BundleFixture.bundle(evidence, [role], key: key))
  }

  @Test func `two sides make what one run would have seen`() throws {
    for given in [[side(.source), side(.destination)], [side(.destination), side(.source)]] {
      let joined = try JoinedBundles(given)
      #expect(joined.evidence == EvidenceFixture.reverse)
      #expect(Set(joined.records) == Set(BundleFixture.records))
      #expect(joined.bundles.map(\.file) == ["source.json", "destination.json"])
      #expect(joined.secondsApart == 0)
      #expect(joined.plansAgree)
    }
  }

  @Test func `one bundle with both stays as it is`() throws {
    let joined = try JoinedBundles([Self.named(BundleFixture.bundle(BundleFixture.full))])
    #expect(joined.evidence == BundleFixture.full)
    #expect(joined.secondsApart == nil)
  }

  @Test func `the earlier time counts, and how far apart they are is known`() throws {
    let joined = try JoinedBundles([side(.source), side(.destination) { $0.collectedAt = Self.earlier }])
    #expect(joined.evidence.collectedAt == Self.earlier)
    #expect(joined.secondsApart == 1_200)
  }

  @Test func `plans that differ are told`() throws {
    #expect(try !JoinedBundles([side(.source), side(.destination) { $0.plan.reversible = true }]).plansAgree)
  }

  @Test func `logs of either run count`() throws {
    let log = MongosyncLogFile(name: "other.log", bytes: 1, lines: 1)
    let one = try JoinedBundles([side(.source), side(.destination) { $0.mongosyncLog = .value([log], []) }])
    #expect(one.evidence.mongosyncLog.value == [log])
    let two = try JoinedBundles([
      side(.source) { $0.mongosyncLog = .value([BundleFixture.log], []) },
      side(.destination) { $0.mongosyncLog = .value([log, BundleFixture.log], []) },
    ])
    #expect(two.evidence.mongosyncLog.value == [BundleFixture.log, log])
    let refused = try JoinedBundles([side(.source) { $0.mongosyncLog = .denied }, side(.destination)])
    #expect(refused.evidence.mongosyncLog == .denied)
  }

  @Test func `bundles that are not two clusters are refused`() {
    let both = Self.named(BundleFixture.bundle())
    for given in [[side(.source)], [side(.source), side(.source)], [both, both], [both, side(.source)], []] {
      #expect(throws: BundleError.self) { try JoinedBundles(given) }
    }
  }

  @Test func `names under different keys are refused`() throws {
    #expect(throws: BundleError.self) { try JoinedBundles([side(.source, key: "a"), side(.destination, key: "b")]) }
    #expect(throws: BundleError.self) { try JoinedBundles([side(.source, key: "a"), side(.destination)]) }
    #expect(try JoinedBundles([side(.source, key: "a"), side(.destination, key: "a")]).bundles.count == 2)
  }

  @Test func `another plan counts, but for what it decided when it was asked`() {
    var plan = Plan()
    plan.reversible = true
    let kept = EvidenceFixture.reverse.judged(by: plan)
    #expect(kept.plan.reversible == true)
    #expect(kept.plan.mongosyncUser == "mongosync")
    #expect(kept.source.mongosyncUser == EvidenceFixture.reverse.source.mongosyncUser)
    plan.mongosyncUser = "somebody"
    let other = EvidenceFixture.reverse.judged(by: plan)
    #expect(
      other.source.mongosyncUser
        == .notAsked("The evidence was collected for the user mongosync, and the plan now names somebody."))
  }
}
