/// How much a member holds in its databases, the server's own left out.
///
/// Both are numbers with a fraction because servers count so; no sum of them overflows.
public struct DataSize: Hashable, Codable, Sendable {
  /// The bytes of all documents, uncompressed.
  public let bytes: Double
  /// The number of documents.
  public let documents: Double
  /// The bytes of each database.
  public let databases: [DatabaseSize]

  /// Describes an amount of data.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of all documents, uncompressed.
  ///   - documents: the number of documents.
  ///   - databases: the bytes of each database.
  public init(bytes: Double, documents: Double, databases: [DatabaseSize] = []) {
    self.bytes = bytes
    self.documents = documents
    self.databases = databases
  }
}
