import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct DeviceSyncOplogTests {
  private func judge(hours: Double, kept: Double = 0, _ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    let window = OplogWindow(
      first: EvidenceFixture.now.addingTimeInterval(-hours * 3600), last: EvidenceFixture.now, size: 1, maximumSize: 1,
      minimumRetentionHours: kept)
    return DeviceSyncOplog().judge(
      EvidenceFixture.syncing.with { evidence in
        for member in evidence.source.sets[0].members.indices {
          evidence.source.sets[0].members[member].oplog = .seen(window)
        }
        change(&evidence)
      })
  }

  @Test func passesByItsSpanOrByTheMinimum() {
    #expect(judge(hours: 48).outcome == .pass)
    #expect(judge(hours: 1, kept: 48).outcome == .pass)
  }

  @Test func aShortOplogIsAWarning() {
    let judgement = judge(hours: 47.5)
    #expect(judgement.summaries(.warn).first == "The oplog of source-1:27017 spans 47.5 h, not 48 hours.")
    #expect(Set(judgement.commands) == ["db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(48) })"])
  }

  @Test func withoutTheServiceNobodyReadsIt() {
    #expect(DeviceSyncOplog().judge(EvidenceFixture.deviceSync).outcome == .notApplicable)
    #expect(judge(hours: 1) { $0.collectedAt = EvidenceFixture.now }.outcome == .notApplicable)
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(hours: 48) { $0.source.databases = .denied }.outcome == .unknown)
    #expect(judge(hours: 48) { $0.source.sets[0].members[1].oplog = .unreachable }.outcome == .unknown)
  }
}
