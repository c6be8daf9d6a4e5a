import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

/// The half of the preflight that is about what the source holds.
@Suite struct PreflightCollectionsTests {
  private static let steps = [
    "clean-orphans", "pause-schema-changes", "plan-schema-changes", "pause-output-jobs", "pause-apply-ops",
    "accept-new-identities",
  ]

  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    let first = Checklist.preflight.ids.firstIndex(of: "namespace-filter") ?? 0
    return Array(
      Audit(.preflight, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
        .dropFirst(first))
  }

  @Test("Healthy clusters are GO once a person has vouched for the steps", arguments: [false, true])
  func healthy(_ sharded: Bool) {
    let evidence = sharded ? EvidenceFixture.shardedPreflight : EvidenceFixture.preflight
    #expect(Verdict(of: items(evidence).map(\.outcome)) == .incomplete)
    let settled = items(evidence, attested: Self.steps)
    let open = settled.filter { $0.outcome.leavesVerdictOpen || $0.outcome == .fail }
    #expect(Verdict(of: settled.map(\.outcome)) == .go, "\(open.map { "\($0.id): \($0.summary)" })")
  }

  @Test func noDocumentReadStillAllowsAGo() {
    let evidence = EvidenceFixture.preflight.with { evidence in
      evidence.source.indexFilters = .seen(nil)
      evidence.source.documents = .seen([
        DocumentSample(
          namespace: "shop.orders", documents: .notAsked("No."), bytes: .notAsked("No."), reading: .notAsked("No."))
      ])
    }
    let settled = items(evidence, attested: Self.steps)
    #expect(Verdict(of: settled.map(\.outcome)) == .go)
    #expect(Verdict(of: settled.map(\.outcome), warningsFail: true) == .noGo)
    #expect(settled.first { $0.id == "duplicate-fields" }?.outcome == .warn)
  }

  @Test func theStepsDependOnTheSourcesVersion() {
    func outcome(_ id: String, _ version: ReleaseVersion, _ base: Evidence) -> Outcome? {
      items(base.with { $0.source.run(version) }).first { $0.id == id }?.outcome
    }
    let (five, six) = (ReleaseVersion(5, 0, 29), ReleaseVersion(6, 0, 27))
    #expect(outcome("pause-schema-changes", five, EvidenceFixture.preflight) == .manual)
    #expect(outcome("pause-schema-changes", six, EvidenceFixture.preflight) == .notApplicable)
    #expect(outcome("plan-schema-changes", five, EvidenceFixture.preflight) == .notApplicable)
    #expect(outcome("clean-orphans", five, EvidenceFixture.preflight) == .notApplicable)
    #expect(outcome("clean-orphans", five, EvidenceFixture.shardedPreflight) == .manual)
    #expect(outcome("clean-orphans", six, EvidenceFixture.shardedPreflight) == .notApplicable)
  }
}
