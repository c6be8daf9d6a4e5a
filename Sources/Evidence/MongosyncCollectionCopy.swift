/// How much of the initial copy is done.
public struct MongosyncCollectionCopy: Hashable, Codable, Sendable {
  /// Roughly how many bytes all mongosyncs together have to copy; 1 before the copy.
  public var estimatedTotalBytes: Int?
  /// Roughly how many bytes this mongosync copied; it may exceed the total, since copies are tried again.
  public var estimatedCopiedBytes: Int?

  /// Describes a copy of which nothing is reported.
  public init() {}
}
