import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DeviceSyncTracesTests {
  private func judge(_ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    DeviceSyncTraces().judge(EvidenceFixture.deviceSync.with(change))
  }

  @Test func passes() {
    #expect(judge().summaries(.pass) == ["No user of the source is named as an app's."])
  }

  @Test func anAppsUserIsAWarning() {
    let judgement = judge { evidence in
      evidence.source.accounts = .seen(Accounts(users: [.init("mongodb-realm-63f8@admin")], roles: []))
    }
    #expect(
      judgement.summaries(.warn) == ["The source has the user mongodb-realm-63f8@admin, which an app connects as."])
  }

  @Test func preImagesAreTold() {
    let judgement = judge { evidence in
      evidence.source.collections = .seen([ClusterFixture.things(options: ["recordPreImages": true])])
    }
    #expect(judgement.outcome == .pass)
    #expect(judgement.summaries(.pass).contains("shop.things keeps pre-images."))
  }

  @Test func refusalsAreUnknown() {
    let users = judge { $0.source.accounts = .denied }
    #expect(users.outcome == .unknown)
    #expect(users.findings.map(\.canBeSettled) == [true])
    #expect(users.remedies.map(\.settlesUnknown) == [true])
    #expect(judge { $0.source.collections = .denied }.outcome == .unknown)
  }
}
