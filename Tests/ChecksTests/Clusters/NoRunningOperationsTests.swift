import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct NoRunningOperationsTests {
  private func judge(_ operations: [RunningOperation]) -> Judgement {
    NoRunningOperations().judge(
      EvidenceFixture.preflight.with { $0.source.sets[0].members[0].operations = .seen(operations) })
  }

  @Test func passesWhereNothingRuns() {
    #expect(judge([]).outcome == .pass)
    #expect(judge([RunningOperation(.transaction, seconds: 4.9)]).outcome == .pass)
  }

  @Test func eachIsAWarning() {
    let judgement = judge([
      RunningOperation(.transaction, application: "till", seconds: 75),
      RunningOperation(.indexBuild, command: "createIndexes", namespace: "shop.a", seconds: 1),
      RunningOperation(.definition, command: "collMod", namespace: "shop.b", seconds: 0.2),
    ])
    #expect(
      judgement.summaries(.warn) == [
        "A transaction is open on source-1:27017 by till, for 1 min so far.",
        "An index is being built on source-1:27017, for 1 s so far.",
        "collMod is running on source-1:27017, for 0 s so far.",
      ])
    #expect(judgement.subjects(.warn).map(\.namespace) == [nil, "shop.a", "shop.b"])
    #expect(judgement.remedies.count == 1)
  }

  @Test func whatWasNotReadIsUnknown() {
    func outcome(_ change: (inout MemberEvidence) -> Void) -> Outcome {
      NoRunningOperations().judge(EvidenceFixture.preflight.with { change(&$0.source.sets[0].members[0]) }).outcome
    }
    #expect(outcome { $0.operations = .denied } == .unknown)
    #expect(outcome { $0.state = .unreachable } == .unknown)
  }
}
