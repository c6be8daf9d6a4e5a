import Checks
import Evidence
import EvidenceFixtures
import Findings
import Foundation
import Testing

/// Evidence that contradicts itself is unknown, however it came into the evidence.
@Suite struct ContradictionTests {
  private static func oplog(
    _ hours: Double = 48, from first: Date = EvidenceFixture.now, size: Int = 5, maximumSize: Int = 10,
    retention: Double = 0, rate: Double? = nil
  ) -> OplogWindow {
    OplogWindow(
      first: first, last: first + hours * 3600, size: size, maximumSize: maximumSize,
      minimumRetentionHours: retention, recentBytesPerSecond: rate)
  }

  static let oplogs = [
    oplog(-1), oplog(-0.001), oplog(size: -5), oplog(maximumSize: -1), oplog(maximumSize: 0), oplog(retention: -24),
    oplog(retention: .nan), oplog(retention: .infinity), oplog(retention: 1e12), oplog(rate: -3), oplog(rate: .nan),
    oplog(from: Date(timeIntervalSince1970: 0)),
  ]

  @Test(arguments: oplogs) func anOplogThatCannotBeIsUnknown(_ oplog: OplogWindow) {
    let evidence = EvidenceFixture.restart.with { evidence in
      evidence.plan.expectedCopyHours = 1
      evidence.source.sets[0].members[0].oplog = .seen(oplog)
    }
    let judgement = SourceOplogWindow().judge(evidence)
    #expect(judgement.summaries(.unknown).count == 1)
    #expect(judgement.outcome == .unknown)
  }

  @Test func oplogsThatCanBeAreJudged() {
    for oplog in [
      Self.oplog(), Self.oplog(0), Self.oplog(size: 11), Self.oplog(retention: 48, rate: 0), Self.oplog(size: 0),
    ] {
      #expect(oplog.contradiction == nil)
    }
  }

  @Test(arguments: [
    DiskSpace(total: 5, used: 6), DiskSpace(total: -1, used: -1), DiskSpace(total: 0, used: 0),
    DiskSpace(total: .infinity, used: 1), DiskSpace(total: 5, used: .nan),
  ]) func aDiskThatCannotBeIsUnknown(_ disk: DiskSpace) {
    #expect(disk.contradiction != nil)
    let evidence = EvidenceFixture.preflight.with { evidence in
      for set in evidence.destination.sets.indices {
        for index in evidence.destination.sets[set].members.indices {
          evidence.destination.sets[set].members[index].disk = .seen(disk)
        }
      }
    }
    #expect(DestinationDisk().judge(evidence).summaries(.unknown).contains { $0.contains("fsTotalSize") })
    #expect(DiskSpace(total: 5, used: 5).contradiction == nil)
  }

  @Test(arguments: [
    DataSize(bytes: -1, documents: 1), DataSize(bytes: 1, documents: -1), DataSize(bytes: .nan, documents: 1),
    DataSize(bytes: 1, documents: .infinity),
  ]) func dataOfNoSizeIsNone(_ size: DataSize) {
    #expect(size.contradiction != nil)
    #expect(DataSize(bytes: 0, documents: 0).contradiction == nil)
  }

  @Test(arguments: [
    ReleaseVersion(999, 0), ReleaseVersion(0, 0, 0), ReleaseVersion(6, 77, 1), ReleaseVersion(6, 0, 65535),
    ReleaseVersion(-6, 0, 1),
  ]) func aVersionOfNoServerIsUnknown(_ version: ReleaseVersion) {
    let evidence = EvidenceFixture.restart.with { evidence in
      evidence.plan.mongosyncVersion = ReleaseVersion(1, 20)
      evidence.source.sets[0].members[0].version = .seen(version)
    }
    let judgement = ServerVersions().judge(evidence)
    #expect(judgement.summaries(.unknown).contains { $0.contains("which no MongoDB server has") })
    #expect(!judgement.summaries(.fail).contains { $0.contains("\(version)") })
  }

  @Test func aBlockForLackOfDiskIsNotMongosyncs() {
    let evidence = EvidenceFixture.cutover.with { evidence in
      evidence.source.setWriteBlock(.on)
      evidence.source.sets[0].members[0].writeBlock = .seen(.enabledForDisk)
      evidence.source.setActivity(
        transactions: .seen(0), writes: .seen([RecentWrites(namespace: "a.b", entries: 1, last: EvidenceFixture.now)]))
    }
    #expect(SourceWritesStopped().judge(evidence).outcome != .pass)
    #expect(!evidence.source.blocksUserWrites)
    let restart = EvidenceFixture.restart.with { $0.destination.sets[0].members[0].writeBlock = .seen(.enabledForDisk) }
    let judgement = DestinationWriteBlockOff().judge(restart)
    #expect(judgement.outcome != .pass)
    #expect(judgement.findings.contains { "\($0)".contains("for lack of disk space") })
  }
}
