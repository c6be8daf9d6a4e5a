import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct SourceWritesStoppedTests {
  private static let writes = [RecentWrites(namespace: "shop.orders", entries: 3, last: EvidenceFixture.now)]

  private func judge(writing: Bool = true, _ change: (inout Evidence) -> Void = { _ in }) -> Judgement {
    SourceWritesStopped().judge(
      EvidenceFixture.cutover.with { evidence in
        if writing { evidence.source.setActivity(transactions: .seen(0), writes: .seen(Self.writes)) }
        change(&evidence)
      })
  }

  @Test func passesWhereTheOplogIsQuiet() { #expect(judge(writing: false).outcome == .pass) }

  @Test func saysForHowLongItWasLookedAt() {
    func judgement(_ seconds: Int?, writing: Bool) -> Judgement {
      judge(writing: writing) { evidence in
        evidence.source.sets[0].members[0].recentWritesWindow = seconds
        evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
        evidence.plan.writeBlocking = .destinationOnly
      }
    }
    #expect(
      judgement(94, writing: false).summaries(.pass) == [
        "Nothing was written in the last 94 seconds of the oplog of source-1:27017."
      ])
    #expect(
      judgement(94, writing: true).summaries(.fail) == [
        "shop.orders had 3 writes in the last 94 seconds of the oplog of source-1:27017."
      ])
    let single = judgement(nil, writing: false)
    #expect(single.findings.map(\.explanation).allSatisfy { $0.contains("With --watch at least 90 seconds") })
    #expect(judgement(94, writing: false).findings.allSatisfy { !$0.explanation.contains("--watch") })
  }

  @Test func passesWhereTheSourceIsBlocked() { #expect(judge { $0.source.setWriteBlock(.on) }.outcome == .pass) }

  @Test func aBlockThatIsNotOnEverywhereIsNone() {
    #expect(judge { $0.source.writeBlockRecord = .seen(.on) }.outcome != .pass)
  }

  @Test func failsForNowWhereMongosyncLeavesTheSourceOpen() {
    let judgement = judge { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
      evidence.plan.writeBlocking = .destinationOnly
    }
    #expect(
      judgement.summaries(.fail) == ["shop.orders had 3 writes in the last 10 seconds of the oplog of source-1:27017."])
    #expect(judgement.findings.map(\.mayPass) == [true])
    #expect(judgement.commands == ["db.adminCommand({ setUserWriteBlockMode: 1, global: true })"])
    #expect(judge { $0.plan.mongosyncVersion = nil }.outcome == .fail)
  }

  @Test func aPersonAcceptsWritesThatMongosyncWillBlock() {
    let judgement = judge()
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.remedies[at: 0]?.settlesUnknown == true)
    let older = judge { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
      evidence.plan.writeBlocking = .sourceAndDestination
    }
    #expect(older.outcome == .unknown)
    #expect(judge { $0.plan.preExistingDestinationData = true }.outcome == .fail)
    let old = judge { $0.source.sets[0].members[0].version = .seen(ReleaseVersion(4, 4, 2)) }
    #expect(old.outcome == .fail)
    #expect(old.commands == [])
  }

  @Test func inAFilteredSyncAPersonMustSayWhetherTheyCount() {
    let judgement = judge { $0.plan.filtered = true }
    #expect(judgement.outcome == .unknown)
    #expect(judgement.findings[at: 0]?.canBeSettled == true)
    #expect(judgement.remedies[at: 0]?.settlesUnknown == true)
  }

  @Test func deletesOfATTLIndexAreKeptApart() {
    func judgement(entries: Int = 3, deletes: Int, namespace: String = "shop.sessions") -> Judgement {
      judge { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
        evidence.plan.writeBlocking = .destinationOnly
        evidence.source.collections = .seen([
          ClusterFixture.orders,
          CollectionEvidence(
            database: "shop", name: "sessions",
            indexes: [IndexEvidence(name: "seen_1", key: [.init("seen")], options: ["expireAfterSeconds": 60])]),
          CollectionEvidence(
            database: "shop", name: "measured", type: "timeseries", options: ["expireAfterSeconds": 60]),
        ])
        evidence.source.setActivity(
          transactions: .seen(0),
          writes: .seen([
            RecentWrites(namespace: namespace, entries: entries, deletes: deletes, last: EvidenceFixture.now)
          ]))
      }
    }
    let expiring = judgement(deletes: 3)
    #expect(
      expiring.summaries(.unknown) == [
        "shop.sessions had 3 deletes and nothing else in the last 10 seconds of the oplog of source-1:27017, which its "
          + "TTL index may have made."
      ])
    #expect(expiring.findings.map(\.canBeSettled) == [true])
    #expect(expiring.commands.contains("db.adminCommand({ setParameter: 1, ttlMonitorEnabled: false })"))
    #expect(judgement(deletes: 3, namespace: "shop.system.buckets.measured").outcome == .unknown)
    // An application wrote as well, or the collection has no TTL index.
    #expect(judgement(entries: 4, deletes: 3).outcome == .fail)
    #expect(judgement(deletes: 3, namespace: "shop.orders").outcome == .fail)
  }

  @Test func anOpenTransactionMayStillWrite() {
    let judgement = judge { $0.source.setActivity(transactions: .seen(2), writes: .seen([])) }
    #expect(
      judgement.summaries(.unknown) == [
        "Nothing was written in the last 10 seconds of the oplog of source-1:27017, but 2 transactions are open there."
      ])
    #expect(judgement.findings.map(\.mayPass) == [true])
    #expect(judgement.findings.map(\.canBeSettled) == [true])
    #expect(judgement.remedies.contains { $0.settlesUnknown && $0.text.contains("write nothing") })
    #expect(judge { $0.source.setActivity(transactions: .denied, writes: .seen([])) }.outcome == .unknown)
  }

  @Test func aTransactionThatWasPreparedEarlierIsAWrite() {
    let judgement = judge { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 19)
      evidence.plan.writeBlocking = .destinationOnly
      let commit = RecentWrites(namespace: RecentWrites.lateCommits, entries: 1, last: EvidenceFixture.now)
      evidence.source.setActivity(transactions: .seen(0), writes: .seen([commit]))
    }
    #expect(
      judgement.summaries(.fail) == [
        "In the last 10 seconds of the oplog of source-1:27017 a transaction over several shards was committed, whose "
          + "writes lie further back."
      ])
  }

  @Test func isUnknownWhereTheOplogIsNotTold() {
    #expect(judge { $0.source.setActivity(transactions: .seen(0), writes: .denied) }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].state = .unreachable }.outcome == .unknown)
    #expect(judge { $0.source.sets = [] }.outcome == .unknown)
  }

  @Test func doesNotAriseAfterTheCommit() {
    #expect(SourceWritesStopped().judge(EvidenceFixture.committed).outcome == .notApplicable)
  }
}
