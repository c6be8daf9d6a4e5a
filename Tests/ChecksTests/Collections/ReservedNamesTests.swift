import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ReservedNamesTests {
  private func judge(_ databases: Observed<[String]>) -> Judgement {
    ReservedNames().judge(EvidenceFixture.restart.with { $0.source.databases = databases })
  }

  @Test func ordinaryNamesAndAtlasOwnPass() {
    #expect(judge(.seen(["admin", "shop", "__realm_sync", "__mdb_internal_atlas"])).outcome == .pass)
  }

  @Test func aReservedNameIsAWarning() {
    let judgement = judge(.seen(["__mdb_internal_shop", "mdb_internal_x"]))
    #expect(judgement.subjects(.warn).map(\.namespace) == ["__mdb_internal_shop", "mdb_internal_x"])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
