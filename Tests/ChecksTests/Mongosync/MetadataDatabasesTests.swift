import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MetadataDatabasesTests {
  private func judge(_ names: Observed<[String]>) -> Judgement {
    MetadataDatabases().judge(EvidenceFixture.reverse.with { $0.destination.databases = names })
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
