import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ReservedDatabasesTests {
  private func judge(
    _ names: [String], on role: ClusterRole = .destination, holding metadata: String = "globalState"
  ) -> Judgement {
    ReservedDatabases().judge(
      EvidenceFixture.restart.with { evidence in
        switch role {
        case .source: evidence.source.databases = .seen(names)
        case .destination: evidence.destination.databases = .seen(names)
        }
        evidence.destination.collections = .seen(
          names.filter { $0.hasPrefix("mdb_internal_") }.map { CollectionEvidence(database: $0, name: metadata) })
      })
  }

  @Test func passesForBothClusters() {
    #expect(judge(["admin"]).subjects(.pass) == [Subject(.source), Subject(.destination)])
  }

  @Test(
    "All four families of names fail, not only the one that the procedure names",
    arguments: [
      "mongosync_reserved_for_internal_use", "mongosync_internal_a_to_b",
      "mongosync_reserved_for_verification_src_metadata",
      "__mdb_internal_mongosync", "__mdb_internal_mongosync_verifier_dst", "mdb_internal_a_to_b",
    ])
  func failsForEveryFamily(_ name: String) {
    let judgement = judge(["admin", name])
    #expect(judgement.subjects(.fail) == [Subject(.destination, namespace: name)])
    #expect(judgement.commands == ["db.getSiblingDB(\"\(name)\").dropDatabase()"])
    #expect(judgement.remedies[at: 0]?.text.contains("not while that migration may still be reversed") == true)
  }

  /// The prefix is mongosync's by the documentation, and an application may not have read it.
  @Test func aNameWithoutMetadataIsForAPersonToSettle() {
    let judgement = judge(["mdb_internal_mine"], holding: "invoices")
    #expect(judgement.subjects(.unknown) == [Subject(.destination, namespace: "mdb_internal_mine")])
    let unknown = judgement.findings.filter { $0.outcome == .unknown }
    #expect(unknown.map(\.canBeSettled) == [true])
    #expect(!judgement.commands.contains { $0.contains("dropDatabase") })
    #expect(judge(["mdb_internal_mine"], holding: "resumeData").outcome == .fail)
    let unread = ReservedDatabases().judge(
      EvidenceFixture.restart.with { evidence in
        evidence.destination.databases = .seen(["mdb_internal_mine"])
        evidence.destination.collections = .denied
      })
    #expect(unread.outcome == .unknown)
  }

  @Test func alsoLooksAtTheSource() {
    #expect(judge(["__mdb_internal_mongosync"], on: .source).subjects(.fail).map(\.cluster) == [.source])
  }

  @Test func migrationVerifierIsAWarning() {
    #expect(judge(["migration_verification_metadata", "__mdb_internal_migration_verifier"]).subjects(.warn).count == 2)
  }

  @Test func othersAreNotReserved() {
    #expect(judge(["shop", "__realm_sync", "__mdb_internal_atlas", "mongosync"]).outcome == .pass)
  }

  @Test func aRefusalIsUnknown() {
    let judgement = ReservedDatabases().judge(EvidenceFixture.restart.with { $0.source.databases = .denied })
    #expect(judgement.summaries(.unknown) == ["Could not read the list of databases: The user may not ask this."])
    #expect(judgement.evidence.contains(EvidenceID("refusal")))
  }

  @Test func hostileNamesAreQuoted() {
    let judgement = judge(["mongosync_internal_\"); db.dropDatabase(); (\"\u{1B}é"])
    #expect(
      judgement.commands == [
        #"db.getSiblingDB("mongosync_internal_\"); db.dropDatabase(); (\"\u001b\u00e9").dropDatabase()"#
      ])
  }
}
