/// What comparing all documents of one namespace on both clusters came to.
public struct DocumentComparison: Hashable, Sendable {
  /// What one cluster holds.
  public struct Side: Hashable, Sendable {
    /// How many documents were read.
    public let documents: Int
    /// How many bytes they have.
    public let bytes: Int

    /// Counts what was read.
    ///
    /// - Parameters:
    ///   - documents: how many documents were read.
    ///   - bytes: how many bytes they have.
    public init(documents: Int, bytes: Int) {
      self.documents = documents
      self.bytes = bytes
    }
  }

  /// How documents differ, and how many of them do.
  public struct Count: Hashable, Sendable {
    /// The way to differ in words, such as `other type, int -> long, in qty`.
    public let words: String
    /// How many documents.
    public let documents: Int

    /// Counts documents.
    ///
    /// - Parameters:
    ///   - words: the way to differ in words.
    ///   - documents: how many documents.
    public init(_ words: String, _ documents: Int) {
      self.words = words
      self.documents = documents
    }
  }

  /// `database.collection`.
  public let namespace: String
  /// What was read of the source.
  public let source: Side
  /// What was read of the destination.
  public let destination: Side
  /// How many mismatches there are of each kind, kinds without any left out.
  public let mismatches: [Count]
  /// In what the documents differ that both clusters have, the most frequent way first.
  public let causes: [Count]
  /// Why not all of it was compared; nothing where it was.
  public let gap: String?
  /// How many seconds it took.
  public let seconds: Double

  /// States the result of a comparison.
  ///
  /// - Parameters:
  ///   - namespace: `database.collection`.
  ///   - source: what was read of the source.
  ///   - destination: what was read of the destination.
  ///   - mismatches: how many mismatches there are of each kind.
  ///   - causes: in what documents differ that both clusters have, the most frequent way first.
  ///   - gap: why not all of it was compared.
  ///   - seconds: how many seconds it took.
  public init(
    namespace: String, source: Side, destination: Side, mismatches: [Count] = [], causes: [Count] = [],
    gap: String? = nil, seconds: Double = 0
  ) {
    self.namespace = namespace
    self.source = source
    self.destination = destination
    self.mismatches = mismatches
    self.causes = causes
    self.gap = gap
    self.seconds = seconds
  }
}

/// What comparing the documents of both clusters came to.
public struct DocumentVerification: Hashable, Sendable {
  /// One result for each namespace, in the order of their names.
  public let comparisons: [DocumentComparison]
  /// Both clusters as they were when all had been compared, the source first; nothing where they were not asked again.
  public let clustersAfter: [ClusterEvidence]?

  /// States what came of a run.
  ///
  /// - Parameters:
  ///   - comparisons: one result for each namespace.
  ///   - clustersAfter: both clusters as they were when all had been compared, the source first.
  public init(comparisons: [DocumentComparison], clustersAfter: [ClusterEvidence]?) {
    self.comparisons = comparisons
    self.clustersAfter = clustersAfter
  }
}
