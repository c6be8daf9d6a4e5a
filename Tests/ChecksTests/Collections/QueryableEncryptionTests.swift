import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct QueryableEncryptionTests {
  private let check = QueryableEncryption()

  @Test func passesWithoutEncryptedFields() {
    #expect(check.judging([ClusterFixture.orders, CollectionEvidence("enxcol_")]).outcome == .pass)
  }

  @Test func encryptedFieldsAndStateCollectionsFail() {
    let judgement = check.judging([
      CollectionEvidence("people", ["encryptedFields": OptionValue(canonical: "{ }")]),
      CollectionEvidence("enxcol_.people.esc"), CollectionEvidence("enxcol_.people.ecoc"),
    ])
    #expect(
      judgement.subjects(.fail).map(\.namespace) == [
        "shop.people", "shop.enxcol_.people.esc", "shop.enxcol_.people.ecoc",
      ])
  }

  @Test func aRefusalIsUnknown() {
    #expect(check.judgingNoCatalog().outcome == .unknown)
  }
}
