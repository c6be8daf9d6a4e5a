import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct PostCutoverTests {
  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    Audit(.postCutover, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
  }

  private let steps = [
    "commit-through", "application-can-write", "compare-document-counts", "compare-hashes", "recreate-index-filters",
  ]

  @Test func followsTheProcedure() {
    #expect(
      Checklist.postCutover.ids == [
        "commit-through", "destination-open", "application-can-write", "source-closed-after-cutover",
        "majority-commit-point",
        "same-namespaces", "same-collection-options", "same-validators", "same-views", "same-capped-limits",
        "same-collations",
        "same-pre-images", "same-indexes", "same-unique-flags", "no-prepare-unique-left", "same-ttl", "same-hidden",
        "no-dummy-indexes", "same-shard-keys", "historical-bugs", "mongosync-log-errors", "compare-document-counts",
        "compare-hashes",
        "same-users", "same-roles", "same-query-settings", "same-search-indexes", "same-stored-functions",
        "same-zones", "recreate-index-filters", "chunk-distribution", "balancer-after-cutover", "metadata-cleaned-up",
        "unclaimed-features",
      ])
  }

  @Test("Equal clusters are GO once a person has vouched for the rest", arguments: [false, true])
  func healthy(_ sharded: Bool) {
    var evidence = sharded ? EvidenceFixture.postCutover.sharded : EvidenceFixture.postCutover
    if sharded {
      evidence.destination.balancer = .seen(
        BalancerEvidence(mode: "full", inBalancerRound: false, activeWindow: .seen(nil)))
    }
    #expect(Verdict(of: items(evidence).map(\.outcome)) == .incomplete)
    let settled = items(evidence, attested: steps)
    #expect(Verdict(of: settled.map(\.outcome)) == .go)
    #expect(settled.first { $0.id == "compare-hashes" }?.outcome == (sharded ? .notApplicable : .attested))
  }

  @Test func nothingReadIsNeverGo() {
    let blank = EvidenceFixture.postCutover.with { evidence in
      evidence.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.")
      evidence.destination = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
    }
    let judged = items(blank, attested: Checklist.postCutover.ids)
    #expect(Verdict(of: judged.map(\.outcome)) == .incomplete)
    #expect(judged.filter { $0.kind == .check }.allSatisfy { $0.outcome != .pass })
  }
}
