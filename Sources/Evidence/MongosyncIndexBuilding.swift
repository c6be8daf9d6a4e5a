/// How far the building of indexes after the copy is.
public struct MongosyncIndexBuilding: Hashable, Codable, Sendable {
  /// How many indexes are built.
  public var indexesBuilt: Int?
  /// How many indexes are to be built.
  public var totalIndexesToBuild: Int?
  /// How many collections have all their indexes.
  public var collectionsFinished: Int?
  /// How many collections are to get indexes.
  public var collectionsTotal: Int?

  /// Describes a building of which nothing is reported.
  public init() {}
}
