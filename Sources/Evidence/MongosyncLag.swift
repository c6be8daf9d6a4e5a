/// How far the destination is behind the source, in seconds; each is null while idle or paused.
public struct MongosyncLag: Hashable, Codable, Sendable {
  /// Behind on the whole.
  public var overallSeconds: Int?
  /// Behind with changes of documents.
  public var crudSeconds: Int?
  /// Behind with changes of collections and indexes; not told of a source before 6.0.
  public var ddlSeconds: Int?

  /// Describes a lag of which nothing is reported.
  public init() {}
}
