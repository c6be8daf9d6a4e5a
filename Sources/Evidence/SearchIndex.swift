import Findings

/// One index of Atlas Search or Atlas Vector Search.
public struct SearchIndex: Hashable, Codable, Sendable {
  /// The collection, `database.collection`.
  public let namespace: String
  /// The index's name.
  public let name: String
  /// `search` or `vectorSearch`.
  public let type: String

  /// Describes a search index.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - name: the index's name.
  ///   - type: `search` or `vectorSearch`.
  public init(namespace: String, name: String, type: String = "search") {
    self.namespace = namespace
    self.name = name
    self.type = type
  }

  /// Whether two indexes are the same, byte for byte.
  public static func == (left: Self, right: Self) -> Bool {
    left.namespace.isExactly(right.namespace) && left.name.isExactly(right.name) && left.type.isExactly(right.type)
  }
}
