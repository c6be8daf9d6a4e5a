public import struct Foundation.Date

/// What applications wrote to one namespace in the last seconds of an oplog.
public struct RecentWrites: Hashable, Codable, Sendable {
  /// How many seconds before the newest entry are looked at by a single look.
  public static let seconds = 10

  /// How many at the least where one look follows another: what is done each minute is in them.
  public static let watchedSeconds = 90

  /// Stands for commits of transactions that were prepared before those seconds, wherever they wrote.
  public static let lateCommits = "admin.$cmd"

  /// The collection, `database.collection`, or `database.$cmd` for commands such as the making of an index.
  public let namespace: String
  /// How many entries there are.
  public let entries: Int
  /// How many of them delete a document, as the server itself does where a TTL index says so.
  public let deletes: Int
  /// When the last one was written, to the second.
  public let last: Date

  /// Describes writes.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - entries: how many entries there are.
  ///   - deletes: how many of them delete a document.
  ///   - last: when the last one was written.
  public init(namespace: String, entries: Int, deletes: Int = 0, last: Date) {
    self.namespace = namespace
    self.entries = entries
    self.deletes = deletes
    self.last = last
  }
}

extension MemberEvidence {
  /// For how many seconds before its newest entry the oplog was looked at.
  public var recentWritesSeconds: Int { recentWritesWindow ?? RecentWrites.seconds }
}

extension ClusterEvidence {
  /// For how many seconds no primary's oplog holds a write of an application; nil where one does, or is not known.
  public var quietSeconds: Int? {
    let primaries = sets.map(\.primary)
    guard !primaries.isEmpty, primaries.allSatisfy({ $0?.recentWrites.value?.isEmpty == true }) else { return nil }
    return primaries.compactMap { $0?.recentWritesSeconds }.min()
  }

  /// Since when none does, by the time of the oplogs; nil as for the seconds.
  public var quietSince: Date? {
    guard quietSeconds != nil else { return nil }
    return sets.compactMap(\.primary).compactMap { primary in
      primary.oplog.value.map { $0.last.addingTimeInterval(-Double(primary.recentWritesSeconds)) }
    }.max()
  }
}
