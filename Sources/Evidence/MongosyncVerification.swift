/// What the embedded verifier tells of the two clusters.
public struct MongosyncVerification: Hashable, Codable, Sendable {
  /// What it did on one of the clusters.
  public struct Side: Hashable, Codable, Sendable {
    /// `not started`, `initial hashing` or `stream hashing`; from 1.22 it starts only when the copy is done.
    public var phase: String?
    /// Roughly how many documents there are.
    public var estimatedDocumentCount: Int?
    /// How many documents were hashed.
    public var hashedDocumentCount: Int?
    /// How far the verifier is behind, in seconds.
    public var lagTimeSeconds: Int?
    /// How many collections there are.
    public var totalCollectionCount: Int?
    /// How many collections were scanned.
    public var scannedCollectionCount: Int?

    /// Describes a cluster of which the verifier reports nothing.
    public init() {}
  }

  /// On the source.
  public var source: Side?
  /// On the destination.
  public var destination: Side?

  /// Describes a verification of which nothing is reported.
  public init() {}
}
