import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MetadataDatabasesTests {
  private func judge(_ names: Observed<[String]>, holding collection: String = "globalState") -> Judgement {
    MetadataDatabases().judge(
      EvidenceFixture.reverse.with { evidence in
        evidence.destination.databases = names
        evidence.destination.collections = .seen(
          (names.value ?? []).map { CollectionEvidence(database: $0, name: collection) })
      })
  }

  @Test(
    "Any name that mongosync uses for itself will do",
    arguments: [
      "mongosync_reserved_for_internal_use", "mongosync_internal_a_to_b", "__mdb_internal_mongosync",
      "mdb_internal_a_to_b",
    ])
  func passes(_ name: String) {
    let judgement = judge(.seen(["admin", name]))
    #expect(judgement.subjects(.pass) == [Subject(.destination, namespace: name)])
    #expect(judgement.remedies.isEmpty)
  }

  @Test func aNameWithoutMetadataIsNoProof() {
    let judgement = judge(.seen(["mdb_internal_mine"]), holding: "invoices")
    #expect(judgement.subjects(.unknown) == [Subject(.destination, namespace: "mdb_internal_mine")])
    #expect(judge(.seen(["mdb_internal_mine", "__mdb_internal_mongosync"]), holding: "invoices").outcome == .pass)
  }

  @Test func theVerifiersAloneAreNotEnough() {
    let judgement = judge(
      .seen(["__mdb_internal_mongosync_verifier_src", "mongosync_reserved_for_verification_src_metadata", "shop"]))
    #expect(judgement.subjects(.fail) == [Subject(.destination)])
  }

  @Test func neverTellsToDropAnything() {
    #expect(judge(.seen(["shop"])).commands.isEmpty)
    #expect(judge(.seen(["__mdb_internal_mongosync"])).commands.isEmpty)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
