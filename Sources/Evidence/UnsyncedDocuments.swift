/// What Atlas Device Sync could not synchronise, by one of its databases.
public struct UnsyncedDocuments: Hashable, Codable, Sendable {
  /// Documents of one collection, held back for one reason.
  public struct Group: Hashable, Codable, Sendable {
    /// The collection they are in, `database.collection`.
    public let namespace: String
    /// Why, in the service's words.
    public let reason: String
    /// How many there are.
    public let count: Int

    /// Describes a group.
    ///
    /// - Parameters:
    ///   - namespace: the collection they are in.
    ///   - reason: why, in the service's words.
    ///   - count: how many there are.
    public init(namespace: String, reason: String, count: Int) {
      self.namespace = namespace
      self.reason = reason
      self.count = count
    }
  }

  /// The database of Device Sync that lists them.
  public let database: String
  /// How many there are in all.
  public let count: Int
  /// The largest groups, at most twenty.
  public let largest: [Group]

  /// Describes what a database lists.
  ///
  /// - Parameters:
  ///   - database: the database of Device Sync that lists them.
  ///   - count: how many there are in all.
  ///   - largest: the largest groups.
  public init(database: String, count: Int, largest: [Group]) {
    self.database = database
    self.count = count
    self.largest = largest
  }
}
