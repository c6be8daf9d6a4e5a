import struct Foundation.Date

extension OplogWindow {
  /// Why this cannot be the span of an oplog, as a sentence; nil where it can.
  public var contradiction: String? {
    if last < first { return "The \"ts\" of the oplog's newest entry is before that of its oldest." }
    if first < Self.firstReplicaSets { return "The \"ts\" of the oplog's oldest entry is before 2010." }
    if size < 0 || maximumSize <= 0 {
      return "The oplog's \"size\" (\(size)) or \"maxSize\" (\(maximumSize)) is no size."
    }
    if !(0...Self.longestRetention).contains(minimumRetentionHours) {
      return "\"oplogMinRetentionHours\" is \(minimumRetentionHours), which is no time that an oplog is kept."
    }
    if let rate = recentBytesPerSecond, !rate.isFinite || rate < 0 {
      return "The oplog's entries of the last minutes have no size."
    }
    return nil
  }

  /// Source: MongoDB 1.6 of August 2010 was the first with replica sets; no oplog is older than that year.
  private static let firstReplicaSets = Date(timeIntervalSince1970: 1_262_304_000)
  /// A hundred years in hours; beyond it a number was mistyped or changed on its way.
  private static let longestRetention = 876_000.0
}

extension DiskSpace {
  /// Why this cannot be a file system, as a sentence; nil where it can.
  public var contradiction: String? {
    let isPossible = total.isFinite && used.isFinite && total > 0 && used >= 0 && used <= total
    return isPossible ? nil : "\"fsUsedSize\" (\(used)) and \"fsTotalSize\" (\(total)) are no use and size of a disk."
  }
}

extension DataSize {
  /// Why this cannot be the size of data, as a sentence; nil where it can.
  public var contradiction: String? {
    let isPossible = bytes.isFinite && documents.isFinite && bytes >= 0 && documents >= 0
    return isPossible ? nil : "\"dataSize\" (\(bytes)) and \"objects\" (\(documents)) are no amounts."
  }
}

extension ReleaseVersion {
  /// Whether a MongoDB server can have this version, by the size of its numbers alone.
  public var isOfAServer: Bool { (2...19).contains(major) && (0...9).contains(minor) && (0...999).contains(patch ?? 0) }

  /// Why this cannot be the version of a server, as a sentence; nil where it can.
  public var contradiction: String? { isOfAServer ? nil : "\"version\" is \(self), which no MongoDB server has." }
}
