import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct DeviceSyncEndTests {
  private func judge(_ date: String) throws -> Judgement {
    let day = try Date(date, strategy: .iso8601)
    return DeviceSyncEnd().judge(EvidenceFixture.syncing.with { $0.collectedAt = day })
  }

  @Test func theDayDecides() throws {
    #expect(try judge("2025-09-29T23:59:59Z").summaries(.pass) == ["Device Sync exists until 30 September 2025."])
    #expect(
      try judge("2025-09-30T00:00:00Z").summaries(.pass) == [
        "Device Sync ended on 30 September 2025; it cannot be enabled again."
      ])
  }
}
