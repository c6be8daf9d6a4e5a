/// A namespace divided at its first dot, by bytes as servers divide it.
///
/// To Swift a dot with an accent after it is one letter and no dot; to a server the accent is the first letter of the
/// collection's name.
///
/// Source: server behaviour; 6.0.5 keeps a collection whose name begins with U+0301.
public struct NamespaceParts: Sendable {
  /// What stands before the first dot; the whole text where there is none.
  public let database: String
  /// What stands after the first dot, more dots included; nil where there is none.
  public let collection: String?

  /// Divides a namespace.
  ///
  /// - Parameter namespace: a database, or `database.collection`; no text is wrong.
  public init(of namespace: String) {
    let parts = namespace.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    database = parts.first.map { String(Substring($0)) } ?? ""
    collection = parts.dropFirst().first.map { String(Substring($0)) }
  }
}
