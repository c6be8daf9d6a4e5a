public import Evidence

import struct Foundation.Date

/// How far back in the oplogs of the source the writes of applications are looked for.
public struct ActivityWindow: Hashable, Sendable {
  /// The least number of seconds before the newest entry.
  let least: Int
  /// Since when an earlier look of the same watch saw no write; nil where none did.
  let quietSince: Date?

  /// One look, which answers for a few seconds.
  public static let single = ActivityWindow(least: RecentWrites.seconds, quietSince: nil)

  /// One of many looks: longer than a minute, and back to where the source became quiet.
  ///
  /// What was written between two looks is so seen by the later one, however long lies between them.
  ///
  /// - Parameter last: what the look before saw of the source; nil for the first.
  /// - Returns: the window.
  public static func watching(after last: ClusterEvidence?) -> ActivityWindow {
    ActivityWindow(least: RecentWrites.watchedSeconds, quietSince: last?.quietSince)
  }

  /// The seconds to look at in one oplog; never more than it holds, except the few of a single look.
  ///
  /// - Parameter oplog: the oplog.
  /// - Returns: the seconds before its newest entry.
  func seconds(in oplog: OplogWindow) -> Int {
    let quiet = quietSince.map { Int(oplog.last.timeIntervalSince($0).rounded(.up)) } ?? 0
    let held = Int(oplog.last.timeIntervalSince(oplog.first))
    return max(RecentWrites.seconds, min(max(least, quiet), held))
  }
}
