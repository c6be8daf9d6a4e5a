import Checks
import Evidence
import EvidenceFixtures
import Findings
import Testing

@Suite struct DestinationDiskTests {
  private func judge(
    _ evidence: Evidence = EvidenceFixture.preflight, _ change: (inout Evidence) -> Void = { _ in }
  ) -> Judgement {
    DestinationDisk().judge(evidence.with(change))
  }

  @Test func passesWithRoomForDataAndOplog() {
    #expect(
      judge().summaries(.pass).first == "destination-1:27017 has 900.0 GB of disk space free, and needs 200.0 GB.")
  }

  @Test func tooLittleIsAWarning() {
    let judgement = judge { $0.destination.sets[0].members[1].disk = .seen(DiskSpace(total: 2e11, used: 1e11)) }
    #expect(judgement.subjects(.warn) == [Subject(.destination, node: "destination-2:27017")])
    #expect(judgement.findings.contains { !$0.explanation.contains("may refuse") && !$0.explanation.isEmpty })
    let strict = judge { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 22)
      evidence.destination.sets[0].members[1].disk = .seen(DiskSpace(total: 2e11, used: 1e11))
    }
    #expect(strict.findings.contains { $0.explanation.contains("may refuse to start") })
  }

  @Test func whatMongosyncRefusesFails() {
    func judgement(_ minor: Int, free: Double, filtered: Bool = false) -> Judgement {
      judge { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, minor)
        evidence.plan.filtered = filtered
        evidence.destination.eachMember { $0.disk = .seen(DiskSpace(total: 2e12, used: 2e12 - free)) }
      }
    }
    #expect(judgement(22, free: 9e10).outcome == .fail)
    #expect(judgement(22, free: 9e10).remedies.contains { $0.text.contains("skipDiskSpaceCheck") })
    #expect(judgement(22, free: 1.1e11).outcome == .warn)
    #expect(judgement(21, free: 9e10).outcome == .warn)
    #expect(judgement(22, free: 9e10, filtered: true).outcome == .warn)
    #expect(judgement(22, free: 3e11).outcome == .pass)
  }

  @Test func shardsShareTheData() {
    let small = EvidenceFixture.shardedPreflight.with { evidence in
      evidence.destination.eachMember { $0.disk = .seen(DiskSpace(total: 3e11, used: 0)) }
    }
    #expect(judge(small).outcome == .pass)
    #expect(judge(small) { $0.destination.sets.removeLast() }.outcome == .unknown)
  }

  @Test func anUnshardedDatabaseLiesOnOneShard() {
    func judgement(
      free: Double, minor: Int = 21, sharded: [String] = [], _ change: (inout Evidence) -> Void = { _ in }
    ) -> Judgement {
      judge(EvidenceFixture.shardedPreflight) { evidence in
        evidence.plan.mongosyncVersion = ReleaseVersion(1, minor)
        evidence.source.shardedCollections = .seen(sharded.map { ShardedCollection(namespace: $0, key: [.init("a")]) })
        evidence.source.eachMember {
          $0.dataSize = .seen(
            DataSize(
              bytes: 1e11, documents: 1,
              databases: [DatabaseSize(name: "shop", bytes: 9e10), DatabaseSize(name: "x", bytes: 1e10)]))
        }
        evidence.source.collections = .seen(["a", "b"].map { CollectionEvidence(database: "shop", name: $0) })
        // Half of the data, and so the share, is 100 GB; shop alone is 150 GB on one shard.
        evidence.source.sets[1].members[0].dataSize = .seen(
          DataSize(bytes: 1e11, documents: 1, databases: [DatabaseSize(name: "shop", bytes: 1.5e11)]))
        evidence.destination.eachMember { $0.disk = .seen(DiskSpace(total: 2e12, used: 2e12 - free)) }
        change(&evidence)
      }
    }
    let judgement220 = judgement(free: 2.2e11)
    #expect(judgement220.outcome == .warn)
    #expect(judgement220.findings.first?.summary.contains("less than the 300.0 GB it may need") == true)
    #expect(judgement220.findings.first?.explanation.contains("unsharded collections of shop, up to 150.0 GB") == true)
    #expect(judgement(free: 3.1e11).outcome == .pass)
    #expect(judgement(free: 2.2e11, sharded: ["shop.a", "shop.b"]).outcome == .pass)
    // 1.22 refuses what is too little for sure: a database none of whose collections is sharded.
    #expect(judgement(free: 1.2e11, minor: 22).outcome == .fail)
    #expect(judgement(free: 1.2e11, minor: 22, sharded: ["shop.a"]).outcome == .warn)
    #expect(judgement(free: 1.2e11, minor: 22) { $0.source.collections = .denied }.outcome == .warn)
    #expect(judgement(free: 1.2e11, minor: 22) { $0.source.shardedCollections = .denied }.outcome == .warn)
    #expect(judgement(free: 9e10, minor: 22, sharded: ["shop.a", "shop.b"]).outcome == .fail)
  }

  @Test func anOplogThatIsKeptForATimeMayOutgrowTheData() {
    let window = OplogWindow(
      first: EvidenceFixture.now, last: EvidenceFixture.now, size: 1, maximumSize: 1, minimumRetentionHours: 48)
    let judgement = judge { evidence in evidence.destination.eachMember { $0.oplog = .seen(window) } }
    #expect(judgement.outcome == .pass)
    #expect(judgement.findings.first?.explanation.contains("at least 48.0 h") == true)
    #expect(judge().findings.first?.explanation == "")
  }

  @Test func numbersBeyondIntegersDoNotOverflow() {
    let judgement = judge { evidence in
      evidence.source.eachMember { $0.dataSize = .seen(DataSize(bytes: 1e300, documents: 1e300)) }
    }
    #expect(judgement.outcome == .warn)
  }

  @Test func whatWasNotReadIsUnknown() {
    #expect(judge { $0.source.sets[0].members[0].dataSize = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets[0].members[0].state = .unreachable }.outcome == .unknown)
    #expect(judge { $0.destination.sets[0].members[0].disk = .denied }.outcome == .unknown)
    #expect(judge { $0.source.sets = [] }.outcome == .unknown)
  }
}
