import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationBlockedWhileRunningTests {
  private func judge(
    _ base: Evidence = EvidenceFixture.cutover, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement { DestinationBlockedWhileRunning().judge(base.with(change)) }

  @Test func passesWhereItIsBlocked() {
    #expect(judge().summaries(.pass) == ["The destination blocks user writes."])
    #expect(judge(EvidenceFixture.cutover.with { $0.mongosync = [] }).outcome == .pass)
  }

  @Test(
    "What an open destination means depends on the version",
    arguments: [
      (ReleaseVersion(1, 21), Outcome.fail, "from 1.20 on blocks it"),
      (ReleaseVersion(1, 20), .fail, "from 1.20 on blocks it"),
      (ReleaseVersion(1, 19), .warn, "from 1.11 on blocks it"), (ReleaseVersion(1, 10), .warn, "before 1.11"),
    ])
  func anOpenDestination(_ version: ReleaseVersion, outcome: Outcome, explanation: String) {
    let judgement = judge {
      $0.plan.mongosyncVersion = version
      $0.destination.setWriteBlock(.off)
    }
    #expect(judgement.outcome == outcome)
    #expect(judgement.findings.first?.explanation.contains(explanation) == true)
    #expect(judgement.commands.isEmpty)
    #expect(judgement.remedies.first?.text.contains("destination-1:27017") == true)
  }

  @Test func theSourcesBlockDoesNotCount() {
    let judgement = judge {
      $0.source.setWriteBlock(.on)
      $0.destination.setWriteBlock(.off)
    }
    #expect(judgement.outcome == .fail)
  }

  @Test func doesNotAriseAfterTheCommitNorWithExistingData() {
    #expect(judge(EvidenceFixture.committed).outcome == .notApplicable)
    let existing = judge {
      $0.plan.preExistingDestinationData = true
      $0.destination.setWriteBlock(.off)
    }
    #expect(existing.outcome == .notApplicable)
  }

  @Test func whoeverElseWritesMakesTheClustersDiffer() {
    let writes = ["shop.orders", "shop.system.buckets.weather"].map {
      RecentWrites(namespace: $0, entries: 3, last: EvidenceFixture.now)
    }
    let judgement = judge { $0.destination.setForeignWrites(.seen(writes)) }
    #expect(
      judgement.summaries(.fail) == [
        "shop.orders had 3 writes of a user other than mongosync's in the last 10 seconds of the oplog of "
          + "destination-1:27017.",
        "shop.weather had 3 writes of a user other than mongosync's in the last 10 seconds of the oplog of "
          + "destination-1:27017.",
      ])
    #expect(judgement.summaries(.pass) == ["The destination blocks user writes."])
    #expect(judgement.findings.filter { $0.outcome == .fail }.allSatisfy { !$0.mayPass })
    #expect(judgement.remedies.count == 1)
    #expect(judgement.commands.isEmpty)
  }

  @Test func whatTheFilterLeavesOutIsAWarning() {
    let write = RecentWrites(namespace: "crm.people", entries: 1, last: EvidenceFixture.now)
    let judgement = judge { evidence in
      evidence.plan.includeNamespaces = [NamespacePattern(database: "shop", collections: [])]
      evidence.destination.setForeignWrites(.seen([write]))
    }
    #expect(judgement.outcome == .warn)
    #expect(judgement.subjects(.warn).map(\.namespace) == ["crm.people"])
  }

  @Test func whereNobodyElseIsKnownToWriteTheBlockSpeaks() {
    #expect(judge { $0.destination.setForeignWrites(.seen([])) }.outcome == .pass)
    #expect(judge { $0.destination.setForeignWrites(.notAsked("The plan names no user.")) }.outcome == .pass)
    #expect(judge { $0.destination.setForeignWrites(.denied) }.outcome == .unknown)
    let write = RecentWrites(namespace: "shop.orders", entries: 1, last: EvidenceFixture.now)
    for base in [EvidenceFixture.committed, EvidenceFixture.cutover.with { $0.plan.preExistingDestinationData = true }]
    {
      #expect(judge(base) { $0.destination.setForeignWrites(.seen([write])) }.outcome == .notApplicable)
    }
  }

  @Test func isUnknownWhereItCannotBeRead() {
    let blank = ClusterEvidence(role: .destination, address: "", notAsked: "Not reached.")
    #expect(judge { $0.destination = blank }.outcome == .unknown)
  }
}
