/// What is asked of the clusters only where a check needs it, since it costs them more than a glance.
public struct Questions: OptionSet, Hashable, Codable, Sendable {
  /// One bit a question.
  public let rawValue: Int

  /// Takes the bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// All collections and indexes: a command for each database and each collection.
  public static let catalog = Questions(rawValue: 1 << 0)
  /// The data formats of the source's unique indexes: a command for each collection on each member.
  public static let indexFormats = Questions(rawValue: 1 << 1)
  /// Who is connected as mongosync: a command on each member; asked only along with mongosync itself.
  public static let mongosyncConnections = Questions(rawValue: 1 << 2)
  /// Parameters, defaults and profilers: a command on each member, and one for each database on each.
  public static let serverSettings = Questions(rawValue: 1 << 3)
  /// What mongosync's user was granted on the destination, and whether that has users at all.
  public static let users = Questions(rawValue: 1 << 4)
  /// How much the source holds and the destination has room for: a command for each database, one on each member.
  public static let sizes = Questions(rawValue: 1 << 5)
  /// Transactions, index builds and changes of definitions under way on the source's primaries.
  public static let operations = Questions(rawValue: 1 << 6)
  /// The collections and indexes of each member of the source, as it lists them itself.
  public static let memberCatalogs = Questions(rawValue: 1 << 7)
  /// The users and roles of a cluster: two commands.
  public static let accounts = Questions(rawValue: 1 << 8)
  /// The settings bound to shapes of queries: a command.
  public static let querySettings = Questions(rawValue: 1 << 9)
  /// The indexes of Atlas Search: a command for each collection where there is Atlas Search, else one.
  public static let searchIndexes = Questions(rawValue: 1 << 10)
  /// The zones of a sharded cluster: a command.
  public static let zones = Questions(rawValue: 1 << 11)
  /// What was written to the source in its last seconds, and the transactions open there.
  public static let sourceActivity = Questions(rawValue: 1 << 12)
  /// Which users may write in spite of a write block: two commands.
  public static let bypassUsers = Questions(rawValue: 1 << 13)
  /// Changes of where a sharded cluster keeps its data: two commands.
  public static let placementChanges = Questions(rawValue: 1 << 14)
  /// The index filters of the source: a command for each collection, where the operator allows it.
  public static let indexFilters = Questions(rawValue: 1 << 15)
  /// Documents of the source: two commands for each collection, where the operator allows it.
  public static let documents = Questions(rawValue: 1 << 16)
  /// The data formats of the source's unique indexes, where the plan is to reverse the sync later.
  public static let indexFormatsIfReversible = Questions(rawValue: 1 << 17)
  /// The functions stored in `system.js`: a command for each user database.
  public static let storedFunctions = Questions(rawValue: 1 << 18)
  /// What Atlas Device Sync could not synchronise: two commands for each of its databases on the source.
  public static let unsyncedDocuments = Questions(rawValue: 1 << 19)

  /// What users other than mongosync's wrote to the destination in its last seconds: a command on each primary.
  public static let destinationActivity = Questions(rawValue: 1 << 20)

  /// Everything there is to ask.
  public static let all = Questions(rawValue: .max)
}
