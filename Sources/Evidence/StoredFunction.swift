/// A JavaScript function that a database keeps in `system.js`, without its code.
public struct StoredFunction: Hashable, Codable, Sendable {
  /// The database that keeps it.
  public let database: String
  /// Its name, which is its `_id`.
  public let name: OptionValue

  /// Names a function.
  ///
  /// - Parameters:
  ///   - database: the database that keeps it.
  ///   - name: its name, which is its `_id`.
  public init(database: String, name: OptionValue) {
    self.database = database
    self.name = name
  }
}
