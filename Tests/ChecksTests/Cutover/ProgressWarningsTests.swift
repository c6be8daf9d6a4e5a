import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ProgressWarningsTests {
  private func judge(_ warnings: [String]?, _ version: ReleaseVersion? = ReleaseVersion(1, 19)) -> Judgement {
    ProgressWarnings().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.plan.mongosyncVersion = version
        evidence.mongosync = [.ready { $0.warnings = warnings }]
      })
  }

  @Test func impossibleValuesAreUnknown() {
    let judgement = ProgressWarnings().judge(
      EvidenceFixture.cutover.with { $0.mongosync = [.ready { $0.impossibleValues = ["progress.lagTimeSeconds: -5"] }] }
    )
    #expect(judgement.outcome == .unknown)
    #expect(
      judgement.summaries(.unknown) == ["mongosync reports what cannot be true: progress.lagTimeSeconds: -5."])
  }

  @Test func passesWithoutWarnings() { #expect(judge([]).outcome == .pass) }

  @Test func warnsWordForWord() {
    let judgement = judge(["Too small.", "Blocked."])
    #expect(judgement.summaries(.warn) == ["mongosync warns: Too small.", "mongosync warns: Blocked."])
  }

  @Test func anAbsentFieldIsNoWarningWhereTheVersionWarns() {
    #expect(judge(nil).outcome == .pass)
    #expect(judge(nil, nil).outcome == .pass, "estimatedOplogTimeRemaining is of 1.19")
    #expect(judge(nil, ReleaseVersion(1, 18)).outcome == .notApplicable)
  }

  @Test("An absent field says nothing otherwise", arguments: [0, 1, 2, 3])
  func isUnknownWhereItMayNotWarn(_ number: Int) {
    let judgement = ProgressWarnings().judge(
      EvidenceFixture.cutover.with { evidence in
        if number == 0 { evidence.plan.mongosyncVersion = nil }
        evidence.mongosync = [
          .ready { progress in
            progress.warnings = nil
            switch number {
            case 0:
              progress.estimatedOplogTimeRemaining = nil
              progress.indexBuilding = nil
              progress.lag = nil
            case 1: progress.state = .idle
            case 2: progress.unknownKeys = ["progress.warnings"]
            default: progress.state = nil
            }
          }
        ]
      })
    #expect(judgement.outcome == .unknown)
  }

  @Test func theBlockOfTheSourceIsExpectedInTheCommit() {
    func outcome(_ state: MongosyncState, _ text: String) -> Outcome {
      ProgressWarnings().judge(
        EvidenceFixture.cutover.with { evidence in
          evidence.mongosync = [
            .ready { progress in
              progress.state = state
              progress.warnings = [text]
            }
          ]
        }
      ).outcome
    }
    #expect(outcome(.committing, "User writes are blocked on the source cluster.") == .pass)
    #expect(outcome(.committed, "user writes blocked on the source") == .pass)
    #expect(outcome(.running, "User writes are blocked on the source cluster.") == .warn)
    #expect(outcome(.committing, "User writes are blocked on the destination.") == .warn)
    #expect(outcome(.committing, "The source's oplog is too small.") == .warn)
  }
}
