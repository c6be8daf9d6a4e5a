/// How much a member holds in its databases, the server's own left out.
///
/// Both are numbers with a fraction because servers count so; no sum of them overflows.
public struct DataSize: Hashable, Codable, Sendable {
  /// The bytes of all documents, uncompressed.
  public let bytes: Double
  /// The number of documents.
  public let documents: Double

  /// Describes an amount of data.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of all documents, uncompressed.
  ///   - documents: the number of documents.
  public init(bytes: Double, documents: Double) {
    self.bytes = bytes
    self.documents = documents
  }
}
