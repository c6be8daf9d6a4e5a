import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DeviceSyncOnDestinationTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    DeviceSyncOnDestination().judge(
      EvidenceFixture.deviceSync.with { evidence in
        evidence.destination.databases = .seen(["__realm_sync", "admin", "config", "local"])
        change(&evidence)
      })
  }

  @Test func passes() {
    #expect(DeviceSyncOnDestination().judge(EvidenceFixture.deviceSync).outcome == .pass)
  }

  @Test func beforeTheStartItFails() {
    let judgement = judge()
    #expect(judgement.subjects(.fail) == [Subject(.destination, namespace: "__realm_sync")])
    #expect(judgement.commands == [#"db.getSiblingDB("__realm_sync").dropDatabase()"#])
  }

  @Test func afterTheCutoverItIsAWarning() {
    #expect(judge { $0.plan.canWriteAt = EvidenceFixture.now }.outcome == .warn)
    #expect(
      judge { $0.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", state: "COMMITTED")]) }.outcome
        == .warn)
    #expect(
      judge { $0.destination.mongosyncMetadata = .seen([MongosyncMetadata(database: "m", state: "RUNNING")]) }.outcome
        == .fail)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge { $0.destination.databases = .denied }.outcome == .unknown)
  }
}
