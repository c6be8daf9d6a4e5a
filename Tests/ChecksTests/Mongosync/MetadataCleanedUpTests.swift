import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MetadataCleanedUpTests {
  private let metadata = ["__mdb_internal_mongosync", "__mdb_internal_mongosync_verifier_dst"]

  private func judge(
    _ left: [String], on role: ClusterRole = .destination, reversible: Bool?
  ) -> Judgement {
    MetadataCleanedUp().judge(
      EvidenceFixture.postCutover.with { evidence in
        evidence.plan.reversible = reversible
        let names = left + ["admin", "config", "local", "shop"]
        if role == .source {
          evidence.source.databases = .seen(names)
        } else {
          evidence.destination.databases = .seen(names)
        }
      })
  }

  @Test func passesWhenNothingIsLeft() {
    #expect(judge([], reversible: false).subjects(.pass) == [Subject(.source), Subject(.destination)])
    #expect(judge([], reversible: nil).outcome == .pass)
  }

  @Test("What is left is a warning, on either cluster", arguments: ClusterRole.allCases)
  func leftovers(_ role: ClusterRole) {
    let judgement = judge(metadata, on: role, reversible: false)
    #expect(judgement.subjects(.warn) == metadata.map { Subject(role, namespace: $0) })
    #expect(judgement.commands == metadata.map { "db.getSiblingDB(\"\($0)\").dropDatabase()" })
  }

  @Test func whatAnApplicationMayHaveMadeIsNotToBeDropped() {
    func judgement(_ collection: String) -> Judgement {
      MetadataCleanedUp().judge(
        EvidenceFixture.postCutover.with { evidence in
          evidence.plan.reversible = false
          evidence.destination.databases = .seen(["admin", "mdb_internal_mine", "shop"])
          evidence.destination.collections = .seen([
            CollectionEvidence(database: "mdb_internal_mine", name: collection)
          ])
        })
    }
    #expect(judgement("invoices").outcome == .unknown)
    #expect(!judgement("invoices").commands.contains { $0.contains("dropDatabase") })
    #expect(judgement("resumeData").outcome == .warn)
  }

  /// Trap 13: once committed and reversible, the metadata must stay.
  @Test func whileAReverseIsPossibleItMustStay() {
    let judgement = judge(metadata, reversible: true)
    #expect(judgement.outcome == .pass)
    #expect(judgement.commands == [])
    #expect(judge([], reversible: true).outcome == .warn)
  }

  @Test func withoutReversibilityNothingIsToBeDropped() {
    let judgement = judge(metadata, reversible: nil)
    #expect(judgement.outcome == .unknown)
    #expect(judgement.commands == [])
  }

  @Test("migration-verifier's metadata serves no reverse", arguments: [true, false, nil])
  func migrationVerifier(reversible: Bool?) {
    let judgement = judge(["__mdb_internal_migration_verifier", "mongosync_internal_x"], reversible: reversible)
    #expect(judgement.subjects(.warn).contains(Subject(.destination, namespace: "__mdb_internal_migration_verifier")))
    #expect(judgement.commands.contains(#"db.getSiblingDB("__mdb_internal_migration_verifier").dropDatabase()"#))
  }

  @Test func metadataThatCannotBeReadIsNamed() {
    let evidence = EvidenceFixture.postCutover.with { evidence in
      evidence.plan.reversible = nil
      evidence.destination.mongosyncMetadata = .denied
    }
    #expect(
      MetadataCleanedUp().judge(evidence).summaries(.unknown) == [
        "Could not read mongosync's metadata: The user may not ask this."
      ])
  }

  @Test func refusalsAreUnknown() {
    let evidence = EvidenceFixture.postCutover
    #expect(MetadataCleanedUp().judge(evidence.with { $0.source.databases = .denied }).outcome == .unknown)
    #expect(MetadataCleanedUp().judge(evidence.with { $0.destination.databases = .denied }).outcome == .unknown)
  }
}
