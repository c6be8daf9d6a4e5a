import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct ReplicationLagTests {
  private func judge(_ change: (inout MongosyncProgress) -> Void, most: Int? = nil) -> Judgement {
    ReplicationLag().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.mongosync = [.ready(change)]
        if let most { evidence.plan.maximumLagSeconds = most }
      })
  }

  @Test("Trap 16: a few seconds always remain", arguments: [0, 2, 10]) func passes(_ seconds: Int) {
    #expect(judge { $0.lag?.overallSeconds = seconds }.outcome == .pass)
  }

  @Test func warnsAboveWhatIsRecommended() {
    let judgement = judge { $0.lag?.overallSeconds = 11 }
    #expect(judgement.outcome == .warn)
    #expect(judgement.findings.map(\.mayPass) == [true])
    #expect(judge { $0.lag?.overallSeconds = 30 }.outcome == .warn)
  }

  @Test func failsWhereMongosyncRefusesOrThePlanDoes() {
    #expect(judge { $0.lag?.overallSeconds = 31 }.outcome == .fail)
    let older = ReplicationLag().judge(
      EvidenceFixture.cutover.with { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, 20)
        evidence.mongosync = [.ready { $0.lag?.overallSeconds = 3_000 }]
      })
    #expect(older.outcome == .warn)
    #expect(judge({ $0.lag?.overallSeconds = 11 }, most: 20).outcome == .pass)
    #expect(judge({ $0.lag?.overallSeconds = 6 }, most: 5).outcome == .fail)
  }

  @Test func theNewerFieldCounts() {
    let both = judge { progress in
      progress.lag?.overallSeconds = 1
      progress.lagTimeSeconds = 99
    }
    #expect(both.outcome == .pass)
    let older = judge { progress in
      progress.lag = nil
      progress.lagTimeSeconds = 99
    }
    #expect(older.outcome == .fail)
  }

  @Test func aNegativeLagIsImpossible() { #expect(judge { $0.lag?.overallSeconds = -1 }.outcome == .unknown) }

  @Test func isUnknownWhereNeitherIsReported() {
    let judgement = judge { progress in
      progress.lag = MongosyncLag()
      progress.lagTimeSeconds = nil
    }
    #expect(judgement.outcome == .unknown)
  }
}
