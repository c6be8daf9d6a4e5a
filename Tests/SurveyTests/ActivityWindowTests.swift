import Evidence
import EvidenceFixtures
import Foundation
import Testing

@testable import Survey

@Suite struct ActivityWindowTests {
  private static let last = Date(timeIntervalSince1970: 1_800_000_000)

  private static func oplog(seconds: Double) -> OplogWindow {
    OplogWindow(first: last.addingTimeInterval(-seconds), last: last, size: 1, maximumSize: 2)
  }

  @Test func aSingleLookTakesTenSecondsOfAnyOplog() {
    #expect(ActivityWindow.single.seconds(in: Self.oplog(seconds: 5000)) == 10)
    #expect(ActivityWindow.single.seconds(in: Self.oplog(seconds: 0)) == 10)
  }

  @Test func aWatchTakesMoreThanAMinuteAndNeverMoreThanThereIs() {
    let first = ActivityWindow.watching(after: nil)
    #expect(first.seconds(in: Self.oplog(seconds: 5000)) == 90)
    #expect(first.seconds(in: Self.oplog(seconds: 40)) == 40)
    #expect(first.seconds(in: Self.oplog(seconds: 4)) == 10)
  }

  @Test func aLaterLookGoesBackToWhereTheSourceBecameQuiet() throws {
    func cluster(_ writes: Observed<[RecentWrites]>) -> ClusterEvidence {
      var cluster = EvidenceFixture.cutover.sharded.source
      cluster.setActivity(transactions: .seen(0), writes: writes)
      for set in cluster.sets.indices {
        for member in cluster.sets[set].members.indices {
          cluster.sets[set].members[member].oplog = .seen(
            OplogWindow(
              first: Self.last.addingTimeInterval(-9000), last: Self.last.addingTimeInterval(Double(-60 * set - 300)),
              size: 1, maximumSize: 2))
          cluster.sets[set].members[member].recentWritesWindow = 90 + 10 * set
        }
      }
      return cluster
    }
    let quiet = cluster(.seen([]))
    #expect(quiet.quietSeconds == 90)
    // Of two shards the one counts whose oplog was looked at from later on.
    #expect(quiet.quietSince == Self.last.addingTimeInterval(-390))
    #expect(ActivityWindow.watching(after: quiet).seconds(in: Self.oplog(seconds: 5000)) == 390)
    let write = RecentWrites(namespace: "shop.orders", entries: 1, last: Self.last)
    for other in [cluster(.seen([write])), cluster(.denied)] {
      #expect(other.quietSeconds == nil)
      #expect(ActivityWindow.watching(after: other).seconds(in: Self.oplog(seconds: 5000)) == 90)
    }
    var unread = quiet
    unread.sets[1].members[0].state = .unreachable
    #expect(unread.quietSince == nil)
    unread.sets = []
    #expect(unread.quietSeconds == nil)
  }
}
