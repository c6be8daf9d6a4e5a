/// A JavaScript function that a database keeps in `system.js`, without its code.
public struct StoredFunction: Hashable, Codable, Sendable {
  /// The database that keeps it.
  public let database: String
  /// Its name, which is its `_id`.
  public let name: OptionValue
  /// The SHA-256 of what it is stored as, in hexadecimal digits; nil where only its name was kept, as earlier versions
  /// of this program did.
  ///
  /// The digest is of the BSON of `value`, its type included, since code may hold secrets.
  public let codeDigest: String?

  /// Describes a function.
  ///
  /// - Parameters:
  ///   - database: the database that keeps it.
  ///   - name: its name, which is its `_id`.
  ///   - codeDigest: the SHA-256 of what it is stored as, in hexadecimal digits.
  public init(database: String, name: OptionValue, codeDigest: String? = nil) {
    self.database = database
    self.name = name
    self.codeDigest = codeDigest
  }
}
