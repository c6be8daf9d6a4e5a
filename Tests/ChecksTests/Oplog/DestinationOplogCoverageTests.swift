import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct DestinationOplogCoverageTests {
  private let now = EvidenceFixture.now

  private func judge(_ change: (inout Evidence) -> Void) -> Judgement {
    DestinationOplogCoverage().judge(EvidenceFixture.reverse.with(change))
  }

  private func judge(
    fromHoursAgo first: Double, size: Int, of maximum: Int, retention: Double = 0, recent: Double? = nil
  ) -> Judgement {
    judge { evidence in
      evidence.destination.sets[0].members[1].oplog = .seen(
        OplogWindow(
          first: now.addingTimeInterval(-first * 3600), last: now, size: size, maximumSize: maximum,
          minimumRetentionHours: retention, recentBytesPerSecond: recent))
    }
  }

  @Test func passesWithTheLeastCountdownOfAllMembers() {
    let judgement = judge(fromHoursAgo: 10, size: 3600 * 10, of: 3600 * 12)
    #expect(judgement.outcome == .pass)
    #expect(
      judgement.summaries(.pass) == [
        "The oplog of destination-1:27017 rolls past canWrite in about 2 days 22 h at the present rate.",
        "The oplog of destination-2:27017 rolls past canWrite in about 10 h 0 min at the present rate.",
      ])
    #expect(
      judgement.summary
        == "The oplog of destination-2:27017 rolls past canWrite in about 10 h 0 min at the present rate.")
  }

  @Test func rolledOverFailsOnAnyMember() {
    let judgement = judge(fromHoursAgo: 1.5, size: 3600, of: 3600)
    #expect(judgement.subjects(.fail) == [Subject(.destination, node: "destination-2:27017")])
    #expect(
      judgement.summaries(.fail) == ["The oplog of destination-2:27017 begins 30 min after canWrite turned true."])
    #expect(judgement.commands.isEmpty)
    #expect(judgement.summary == nil)
  }

  @Test func anOplogThatBeginsAtCanWriteFails() {
    #expect(judge(fromHoursAgo: 2, size: 7200, of: 7200).outcome == .fail)
  }

  @Test func soonIsAWarningWithTheCommand() {
    let judgement = judge(fromHoursAgo: 7, size: 7 * 3600, of: 7 * 3600)
    #expect(
      judgement.summaries(.warn) == [
        "The oplog of destination-2:27017 rolls past canWrite in about 5 h 0 min at the present rate."
      ])
    #expect(judgement.commands == ["db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(26) })"])
  }

  @Test func theHigherRateCounts() {
    let judgement = judge(fromHoursAgo: 20, size: 20 * 3600, of: 20 * 3600, recent: 4)
    #expect(judgement.summaries(.warn)[at: 0]?.contains("in about 3 h 0 min at the present rate") == true)
  }

  @Test func aHighRateNeverCountsMoreThanTheOplogHolds() {
    let judgement = judge(fromHoursAgo: 3, size: 3600, of: 7200, recent: 100)
    #expect(judgement.summaries(.warn)[at: 0]?.contains("less than 1 min at the present rate") == true)
  }

  @Test func minimumRetentionPutsTheEndOff() {
    let judgement = judge(fromHoursAgo: 3, size: 3 * 3600, of: 3 * 3600, retention: 12)
    #expect(
      judgement.summaries(.pass)[at: 1]
        == "The oplog of destination-2:27017 rolls past canWrite in about 10 h 0 min by its minimum retention.")
  }

  @Test func noRateMeansNoForecast() {
    let judgement = judge { evidence in
      evidence.destination.sets[0].members[1].oplog = .seen(
        OplogWindow(
          first: now.addingTimeInterval(-10_800), last: now.addingTimeInterval(-10_800), size: 500, maximumSize: 1000))
    }
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings[at: 1]?.explanation.contains("no forecast") == true)
  }

  @Test func withoutTheMomentNothingCanBeJudged() {
    let judgement = judge { $0.plan.canWriteAt = nil }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.allSatisfy { !$0.canBeSettled })
    #expect(judgement.remedies[at: 0]?.text.contains("canWriteAt") == true)
  }

  @Test func aMomentInTheFutureCannotBeJudged() {
    let judgement = judge { $0.plan.canWriteAt = now.addingTimeInterval(60) }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.summaries(.unknown)[at: 0]?.contains("in the future") == true)
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.destination.sets[0].members[1].oplog = .unreachable }.outcome == .unknown)
    #expect(judge { $0.destination.sets[0] = $0.destination.sets[0].withGap }.outcome == .unknown)
    #expect(judge { $0.destination.sets = [] }.outcome == .unknown)
  }
}
