public import struct Foundation.Date

/// The span of a member's oplog, and how fast it fills.
public struct OplogWindow: Hashable, Codable, Sendable {
  /// The time of its oldest entry.
  public let first: Date
  /// The time of its newest entry.
  public let last: Date
  /// The bytes it holds now.
  public let size: Int
  /// The bytes it may hold.
  public let maximumSize: Int
  /// How long an entry is kept at least, whatever the size; 0 for no minimum.
  public let minimumRetentionHours: Double
  /// The bytes a second written lately, or nothing where too little was written to tell.
  public let recentBytesPerSecond: Double?

  /// Describes an oplog.
  ///
  /// - Parameters:
  ///   - first: the time of its oldest entry.
  ///   - last: the time of its newest entry.
  ///   - size: the bytes it holds now.
  ///   - maximumSize: the bytes it may hold.
  ///   - minimumRetentionHours: how long an entry is kept at least.
  ///   - recentBytesPerSecond: the bytes a second written lately.
  public init(
    first: Date, last: Date, size: Int, maximumSize: Int, minimumRetentionHours: Double = 0,
    recentBytesPerSecond: Double? = nil
  ) {
    self.first = first
    self.last = last
    self.size = size
    self.maximumSize = maximumSize
    self.minimumRetentionHours = minimumRetentionHours
    self.recentBytesPerSecond = recentBytesPerSecond
  }

  /// The hours between the oldest and the newest entry.
  public var hours: Double { last.timeIntervalSince(first) / 3600 }
}
