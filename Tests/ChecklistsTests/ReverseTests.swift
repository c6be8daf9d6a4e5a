import Checklists
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ReverseTests {
  private func items(_ evidence: Evidence, attested: [String] = []) -> [AuditItem] {
    Audit(.reverse, attestations: attested.map { Attestation(item: $0, by: "Ada") }).items(judging: evidence)
  }

  @Test func followsTheProcedure() {
    #expect(
      Checklist.reverse.ids == [
        "source-version", "topology-match", "reversible-start", "metadata-databases", "unique-index-format",
        "unique-indexes-on-all-shards", "mongosync-committed", "majority-commit-point", "source-still-write-blocked",
        "destination-write-block-off", "balancers-off", "destination-oplog-coverage", "drop-database-privilege",
        "repeat-hot-document-ids", "send-reverse", "confirm-swapped", "commit-reverse",
      ])
  }

  @Test("Healthy clusters are GO once a person has vouched for the rest", arguments: [false, true])
  func healthy(_ sharded: Bool) {
    let evidence = sharded ? EvidenceFixture.reverse.sharded : EvidenceFixture.reverse
    #expect(Verdict(of: items(evidence).map(\.outcome)) == .incomplete)
    let settled = items(evidence, attested: ["mongosync-committed", "repeat-hot-document-ids"])
    #expect(Verdict(of: settled.map(\.outcome)) == .go)
  }

  @Test func hotDocumentIDsDoNotAriseBeforeTheirVersion() {
    let evidence = EvidenceFixture.reverse.with { $0.plan.mongosyncVersion = ReleaseVersion(1, 17) }
    #expect(items(evidence).first { $0.id == "repeat-hot-document-ids" }?.outcome == .notApplicable)
  }

  @Test func theRequestsComeAfterTheVerdict() {
    let steps = items(EvidenceFixture.reverse).suffix(3)
    #expect(steps.allSatisfy { $0.outcome == .notApplicable })
    #expect(
      steps.flatMap(\.remedies).compactMap(\.command) == [
        "curl -X POST localhost:27182/api/v1/reverse -d '{}'",
        "curl -s localhost:27182/api/v1/progress | jq '.progress | {state, directionMapping}'",
        "curl -X POST localhost:27182/api/v1/commit -d '{}'",
      ])
  }

  @Test func theRequestsGoToEveryMongosyncAtOnce() {
    let evidence = EvidenceFixture.reverse.with { evidence in
      evidence.mongosync = ["http://a/api/v1/progress", "http://b/api/v1/progress"].map { .telling(.committed, at: $0) }
    }
    for (id, request) in [("send-reverse", "reverse"), ("commit-reverse", "commit")] {
      #expect(
        items(evidence).filter { $0.id == id }.flatMap(\.remedies).compactMap(\.command) == [
          "for url in http://a/api/v1/\(request) http://b/api/v1/\(request); "
            + "do curl -X POST \"$url\" -d '{}' & done; wait"
        ])
    }
  }

  @Test func theReversedSyncIsCommittedByTheWholeCutover() {
    let step = items(EvidenceFixture.reverse).last
    #expect(step?.remedies.first?.text.contains("the checklist cutover with source and destination exchanged") == true)
  }

  @Test func mongosyncsWordReplacesAPersons() {
    let evidence = EvidenceFixture.reverse.asking(.telling(.committed))
    #expect(Verdict(of: items(evidence, attested: ["repeat-hot-document-ids"]).map(\.outcome)) == .go)
    let reversed = EvidenceFixture.reverse.asking(
      .telling(.running) { $0.directionMapping = .between("destination-1:27017", "source-1:27017") })
    #expect(items(reversed).first { $0.id == "confirm-swapped" }?.outcome == .pass)
    #expect(items(reversed).first { $0.id == "mongosync-committed" }?.outcome == .fail)
  }

  @Test func neverTellsToDropMetadata() {
    #expect(
      !items(EvidenceFixture.reverse).flatMap(\.remedies).contains { $0.command?.contains("dropDatabase()") == true })
  }

  @Test func nothingReadIsNeverGo() {
    let blank = EvidenceFixture.reverse.with { evidence in
      evidence.source = ClusterEvidence(role: .source, address: "", notAsked: "Not reached.")
      evidence.destination = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
    }
    let judged = items(blank, attested: Checklist.reverse.ids)
    #expect(Verdict(of: judged.map(\.outcome)) == .incomplete)
    #expect(judged.filter { $0.kind == .check }.allSatisfy { $0.outcome != .pass })
  }
}
