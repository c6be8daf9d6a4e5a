/// How much a member holds in one database.
public struct DatabaseSize: Hashable, Codable, Sendable {
  /// The database's name.
  public let name: String
  /// The bytes of all its documents, uncompressed.
  public let bytes: Double

  /// Describes the size of a database.
  ///
  /// - Parameters:
  ///   - name: the database's name.
  ///   - bytes: the bytes of all its documents, uncompressed.
  public init(name: String, bytes: Double) {
    self.name = name
    self.bytes = bytes
  }
}
