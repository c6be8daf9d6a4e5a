public import struct Foundation.Date

/// What applications wrote to one namespace in the last seconds of an oplog.
public struct RecentWrites: Hashable, Codable, Sendable {
  /// How many seconds before the newest entry are looked at; an oplog without a write in them is quiet.
  public static let seconds = 10

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
