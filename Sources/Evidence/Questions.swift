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
  /// What was written to the source in its last seconds, and the transactions open there.
  public static let sourceActivity = Questions(rawValue: 1 << 3)
  /// Which users may write in spite of a write block; it needs the privilege to see all users.
  public static let bypassUsers = Questions(rawValue: 1 << 4)

  /// Everything there is to ask.
  public static let all: Questions = [
    .catalog, .indexFormats, .mongosyncConnections, .sourceActivity, .bypassUsers,
  ]
}
