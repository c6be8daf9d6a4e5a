import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationOplogWindowTests {
  private func judge(kept hours: Double, _ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    DestinationOplogWindow().judge(
      EvidenceFixture.preflight.with { evidence in
        evidence.destination.eachMember { member in
          let (first, last) = (ClusterFixture.oplog.first, ClusterFixture.oplog.last)
          member.oplog = .seen(
            OplogWindow(first: first, last: last, size: 1, maximumSize: 1, minimumRetentionHours: hours))
        }
        change(&evidence)
      })
  }

  @Test func passesWhenKeptLongEnough() {
    #expect(judge(kept: 24).outcome == .pass)
  }

  @Test func aSpanIsNoPromise() {
    let judgement = judge(kept: 0)
    #expect(judgement.outcome == .warn)
    #expect(Set(judgement.commands) == ["db.adminCommand({ replSetResizeOplog: 1, minRetentionHours: Double(24) })"])
    #expect(judge(kept: 0) { $0.plan.expectedCopyHours = nil }.outcome == .warn)
  }

  @Test func doesNotAriseWithoutAVerifier() {
    #expect(judge(kept: 0) { $0.plan.verifier = false }.outcome == .notApplicable)
  }

  @Test func withoutAVersionTheVerifierIsTakenToRun() {
    #expect(judge(kept: 0) { $0.plan.mongosyncVersion = nil }.outcome == .warn)
  }

  @Test func aRefusalIsUnknown() {
    #expect(judge(kept: 24) { $0.destination.sets[0].members[1].oplog = .denied }.outcome == .unknown)
  }
}
