import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct MongosyncInstancesTests {
  private func judge(
    _ count: Int?, _ evidence: Evidence = EvidenceFixture.shardedPreflight,
    _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    MongosyncInstances().judge(
      evidence.with { evidence in
        evidence.plan.mongosyncInstances = count
        change(&evidence)
      })
  }

  @Test func passesForOneOrOneForEachShard() {
    #expect(judge(1).outcome == .pass)
    #expect(judge(2).outcome == .pass)
    #expect(judge(1, EvidenceFixture.preflight).outcome == .pass)
  }

  @Test func otherNumbersFail() {
    #expect(judge(3).summaries(.fail) == ["The plan has 3 mongosyncs, and the source has 2 shards."])
    #expect(judge(2, EvidenceFixture.preflight).outcome == .fail)
  }

  @Test func aPersonConfirmsWhereThePlanIsSilent() {
    #expect(judge(nil).outcome == .manual)
  }

  @Test("One that runs already has begun", arguments: [MongosyncState.running, .paused, .committing, .committed])
  func aMigrationThatHasBegun(_ state: MongosyncState) {
    let judgement = judge(1) { $0.mongosync = [.telling(state)] }
    #expect(
      judgement.summaries(.fail) == ["A migration has been started already: mongosync reports \(state.rawValue)."])
  }

  @Test func oneThatWaitsOrIsNotThereYet() {
    for state in [MongosyncState.idle, .initializing] {
      #expect(judge(1, EvidenceFixture.preflight) { $0.mongosync = [.telling(state)] }.outcome == .pass)
    }
    let silent = MongosyncInstance.telling(.idle) { $0.directionMapping = nil }
    #expect(judge(1) { $0.mongosync = [silent] }.outcome == .pass)
    let refused = MongosyncInstance(
      address: "http://sync:27182", progress: .refused(Refusal(.connectionRefused, "Nobody listens."), []))
    #expect(judge(1) { $0.mongosync = [refused] }.outcome == .pass)
    #expect(judge(1) { $0.mongosync = [.telling(nil)] }.outcome == .unknown)
    #expect(
      judge(1) { $0.mongosync = [MongosyncInstance(address: "http://sync:27182", progress: .unreachable)] }.outcome
        == .unknown)
  }

  @Test func oneThatWaitsForTheOtherDirectionFails() {
    let judgement = judge(1, EvidenceFixture.preflight) { evidence in
      evidence.mongosync = [
        .telling(.idle) { $0.directionMapping = .between("destination-1:27017", "source-1:27017") }
      ]
    }
    #expect(judgement.summaries(.fail).contains { $0.hasPrefix("mongosync copies the other way") })
  }

  @Test func refusalsAreUnknown() {
    #expect(judge(2) { $0.source.shards = .denied }.outcome == .unknown)
    #expect(judge(2) { $0.source.topology = .unreachable }.outcome == .unknown)
    // One is right for any topology, so the plan alone decides.
    #expect(judge(1) { $0.source.topology = .unreachable }.outcome == .pass)
  }
}
