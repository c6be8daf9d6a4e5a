import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

@Suite struct OplogTimeLeftTests {
  private func judge(_ text: String?, _ version: ReleaseVersion? = ReleaseVersion(1, 19)) -> Judgement {
    OplogTimeLeft().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.mongosync = [.ready { $0.estimatedOplogTimeRemaining = text }]
      })
  }

  @Test(arguments: [
    "12 hours", "1 hour", "more than 72 hours", "16 minutes", "less than 1 hour", "2 days", "1.5 hours",
  ])
  func passes(_ text: String) { #expect(judge(text).outcome == .pass) }

  @Test(arguments: ["less than 15 minutes", "15 minutes", "1 minute"]) func warns(_ text: String) {
    #expect(judge(text).outcome == .warn)
    #expect(judge(text).commands[at: 0]?.contains("minRetentionHours") == true)
  }

  @Test func theRemedyNeverKeepsLessThanNow() {
    func commands(_ hours: [Observed<Double>]) -> [String] {
      OplogTimeLeft().judge(
        EvidenceFixture.cutover.with { evidence in
          evidence.mongosync = [.ready { $0.estimatedOplogTimeRemaining = "1 minute" }]
          for (number, hours) in hours.enumerated() {
            evidence.source.sets[0].members[number].oplog =
              switch hours {
              case .value(let hours, _):
                .seen(
                  OplogWindow(
                    first: EvidenceFixture.now.addingTimeInterval(-60), last: EvidenceFixture.now, size: 1,
                    maximumSize: 1, minimumRetentionHours: hours))
              default: .denied
              }
          }
        }
      ).commands
    }
    #expect(
      commands([.seen(0), .seen(48)]) == [
        "db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(24) })",
        "db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(72) })",
      ])
    #expect(
      commands([.seen(2.5), .denied]) == ["db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(27) })"])
    #expect(commands([.denied, .denied]).isEmpty)
  }

  @Test func ofAShardedSourceTwoVersionsAreNotBelieved() {
    func outcome(_ minor: Int) -> Outcome {
      OplogTimeLeft().judge(
        EvidenceFixture.cutover.with { evidence in
          evidence.plan.mongosyncVersion = ReleaseVersion(1, minor)
          evidence.source.topology = .seen(.shardedCluster)
          evidence.mongosync = [.ready { $0.estimatedOplogTimeRemaining = "1 minute" }]
        }
      ).outcome
    }
    #expect(outcome(19) == .notApplicable)
    #expect(outcome(20) == .notApplicable)
    #expect(outcome(21) == .warn)
  }

  @Test(arguments: ["not checked yet", "", "hours", "12 hours ago"]) func isUnknown(_ text: String) {
    #expect(judge(text).outcome == .unknown)
  }

  @Test func isUnknownWhereAVersionThatTellsDoesNot() {
    #expect(judge(nil).outcome == .unknown)
    #expect(judge(nil, nil).outcome == .unknown)
    #expect(judge(nil, ReleaseVersion(1, 18)).outcome == .notApplicable)
  }
}
