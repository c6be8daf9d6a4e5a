import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct StorageEngineTests {
  private func judge(_ engine: Observed<String>) -> Judgement {
    StorageEngine().judge(EvidenceFixture.preflight.with { $0.destination.sets[0].members[1].storageEngine = engine })
  }

  @Test func passesForWiredTigerOnEveryMember() {
    #expect(judge(.seen("wiredTiger")).outcome == .pass)
    #expect(judge(.seen("wiredTiger")).findings.count == 4)
  }

  @Test func anotherEngineFails() {
    #expect(judge(.seen("inMemory")).summaries(.fail) == ["destination-2:27017 uses the storage engine inMemory."])
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(.denied).outcome == .unknown)
  }
}
