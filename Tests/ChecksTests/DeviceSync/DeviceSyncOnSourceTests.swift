import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DeviceSyncOnSourceTests {
  @Test func passes() {
    let judgement = DeviceSyncOnSource().judge(EvidenceFixture.deviceSync)
    #expect(judgement.summaries(.pass) == ["The source holds no database of Device Sync."])
  }

  @Test func itsDatabasesAreWarnings() {
    let judgement = DeviceSyncOnSource().judge(EvidenceFixture.syncing)
    #expect(
      judgement.subjects(.warn) == [
        Subject(.source, namespace: "__realm_sync"), Subject(.source, namespace: "__realm_sync_63f8"),
      ])
    #expect(judgement.commands.count == 1)
  }

  @Test func aRefusalIsUnknown() {
    let evidence = EvidenceFixture.deviceSync.with { $0.source.databases = .denied }
    #expect(DeviceSyncOnSource().judge(evidence).outcome == .unknown)
  }
}
