/// What the database profiler of one member does in one database.
public struct ProfilerLevel: Hashable, Codable, Sendable {
  /// The database.
  public let database: String
  /// 0 off, 1 slow operations, 2 all.
  public let level: Int

  /// Describes the profiler of a database.
  ///
  /// - Parameters:
  ///   - database: the database.
  ///   - level: 0 off, 1 slow operations, 2 all.
  public init(database: String, level: Int) {
    self.database = database
    self.level = level
  }
}
