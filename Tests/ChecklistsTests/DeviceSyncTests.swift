import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DeviceSyncTests {
  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    Audit(.deviceSync, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
  }

  private func outcomes(_ evidence: Evidence) -> [String: Outcome] {
    Dictionary(uniqueKeysWithValues: items(evidence).map { ($0.id, $0.outcome) })
  }

  private let termination = [
    "termination-reason", "prepare-clients", "begin-termination", "confirm-termination", "review-termination",
    "deploy-termination", "verify-termination",
  ]

  /// Terminate, migrate, enable again.
  @Test func followsTheProcedure() {
    #expect(
      Checklist.deviceSync.ids == [
        "device-sync-end", "device-sync-on-source", "device-sync-traces", "unsynced-documents", "device-sync-oplog",
        "majority-commit-point",
        "device-sync-fields",
      ]
        + termination + ["device-sync-on-destination", "migrate-meanwhile", "enable-sync-again", "watch-clients-reset"])
  }

  @Test func withoutDeviceSyncThereIsNothingToDo() {
    #expect(Verdict(of: items(EvidenceFixture.deviceSync).map(\.outcome)) == .go)
    for step in termination { #expect(outcomes(EvidenceFixture.deviceSync)[step] == .notApplicable) }
  }

  @Test func withDeviceSyncAPersonTerminatesIt() {
    #expect(Verdict(of: items(EvidenceFixture.syncing).map(\.outcome)) == .incomplete)
    for step in termination { #expect(outcomes(EvidenceFixture.syncing)[step] == .manual) }
    #expect(Verdict(of: items(EvidenceFixture.syncing, attested: termination).map(\.outcome)) == .go)
    #expect(items(EvidenceFixture.syncing).last?.summary == "To be done after this audit says GO.")
  }

  @Test func onceTheServiceEndedNothingIsEnabledAgain() {
    let later = EvidenceFixture.syncing.with { $0.collectedAt = EvidenceFixture.now }
    for id in ["enable-sync-again", "watch-clients-reset", "verify-termination"] {
      let item = items(later).first { $0.id == id }
      #expect(item?.outcome == .notApplicable)
      #expect(item?.remedies.isEmpty == true)
      #expect(item?.summary.contains("30 September 2025") == true)
    }
    #expect(outcomes(later)["begin-termination"] == .manual)
  }

  @Test func nothingReadIsNeverGo() {
    let blank = EvidenceFixture.deviceSync.with { evidence in
      evidence.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.")
      evidence.destination = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
    }
    #expect(Verdict(of: items(blank, attested: Checklist.deviceSync.ids).map(\.outcome)) == .incomplete)
    #expect(outcomes(blank)["begin-termination"] == .manual)
  }
}
