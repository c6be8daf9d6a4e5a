import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct SourceOplogWindowTests {
  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    SourceOplogWindow().judge(EvidenceFixture.restart.with(change))
  }

  @Test func passesForEachMember() {
    let judgement = judge { _ in }
    #expect(judgement.outcome == .pass)
    #expect(
      judgement.summaries(.pass)[at: 0]
        == "The oplog of source-1:27017 spans 72.0 h, and the copy is expected to take 24.0 h.")
    #expect(judgement.subjects(.pass).map(\.node) == ["source-1:27017", "source-2:27017"])
  }

  @Test func aShortOplogIsAWarningWithTheCommand() {
    let judgement = judge { $0.plan.expectedCopyHours = 95.2 }
    #expect(judgement.summaries(.warn).count == 2)
    #expect(judgement.commands[at: 0] == "db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(96) })")
    #expect(judgement.remedies[at: 0]?.text.contains("source-1:27017") == true)
    #expect(judgement.remedies[at: 0]?.text.contains("on Atlas") == true)
  }

  @Test func withoutAnExpectationTheSpanIsAWarning() {
    let judgement = judge { $0.plan.expectedCopyHours = nil }
    #expect(
      judgement.summaries(.warn)[at: 0]
        == "The oplog of source-1:27017 spans 72.0 h; compare with the expected duration of the copy.")
  }

  @Test func minimumRetentionCounts() {
    let judgement = judge { evidence in
      for member in 0...1 {
        evidence.source.sets[0].members[member].oplog = .seen(
          OplogWindow(
            first: EvidenceFixture.now, last: EvidenceFixture.now, size: 0, maximumSize: 1, minimumRetentionHours: 48))
      }
    }
    #expect(judgement.outcome == .pass)
    #expect(judgement.summaries(.pass)[at: 0]?.contains("is kept for at least 48.0 h") == true)
  }

  @Test func anOplogThatStillGrowsSaysSo() {
    let judgement = judge { evidence in
      evidence.source.sets[0].members[0].oplog = .seen(
        OplogWindow(
          first: EvidenceFixture.now.addingTimeInterval(-3600), last: EvidenceFixture.now, size: 10, maximumSize: 100))
    }
    #expect(judgement.findings[at: 0]?.explanation.contains("not full (10 of 100 bytes)") == true)
  }

  @Test func onlyTheSourceIsJudged() {
    #expect(judge { $0.destination.sets = [] }.outcome == .pass)
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.source.sets[0].members[1].oplog = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[0] = $0.source.sets[0].withGap }.outcome == .unknown)
    #expect(judge { $0.source.sets = [] }.outcome == .unknown)
    #expect(
      SourceOplogWindow().judge(EvidenceFixture.restart.sharded.with { $0.source.sets.removeLast() }).outcome
        == .unknown)
  }
}
