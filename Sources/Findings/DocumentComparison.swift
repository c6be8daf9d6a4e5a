/// What comparing all documents of one namespace on both clusters came to.
public struct DocumentComparison: Hashable, Sendable {
  /// What one cluster holds.
  public struct Side: Hashable, Sendable {
    /// How many documents were read or counted.
    public let documents: Int
    /// How many bytes they have; nothing where the method does not tell.
    public let bytes: Int?

    /// States what a cluster holds.
    ///
    /// - Parameters:
    ///   - documents: how many documents were read or counted.
    ///   - bytes: how many bytes they have, where the method tells.
    public init(documents: Int, bytes: Int?) {
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

  /// What came of a namespace.
  public enum Result: String, Sendable, CaseIterable {
    /// Something differs.
    case differs
    /// Not all of it could be compared.
    case incomplete
    /// Nothing differs in what was compared.
    case same
  }

  /// `database.collection`.
  public let namespace: String
  /// How it was compared.
  public let method: ComparisonMethod
  /// How much of it was compared, from 0 to 100, where only a sample was.
  public let sampledPercent: Double?
  /// What the source holds.
  public let source: Side
  /// What the destination holds.
  public let destination: Side
  /// How many mismatches there are of each kind, kinds without any left out.
  public let mismatches: [Count]
  /// In what the documents differ that both clusters have, the most frequent way first.
  public let causes: [Count]
  /// What a reader has to know of the way it was compared, one sentence each.
  public let notes: [String]
  /// Why not all of it was compared; nothing where it was.
  public let gap: String?
  /// How many seconds it took, to the millisecond.
  public let seconds: Double

  /// States the result of a comparison.
  ///
  /// - Parameters:
  ///   - namespace: `database.collection`.
  ///   - method: how it was compared.
  ///   - sampledPercent: how much of it was compared, from 0 to 100, where only a sample was.
  ///   - source: what the source holds.
  ///   - destination: what the destination holds.
  ///   - mismatches: how many mismatches there are of each kind.
  ///   - causes: in what documents differ that both clusters have, the most frequent way first.
  ///   - notes: what a reader has to know of the way it was compared.
  ///   - gap: why not all of it was compared.
  ///   - seconds: how many seconds it took.
  public init(
    namespace: String, method: ComparisonMethod = .bytes, sampledPercent: Double? = nil, source: Side,
    destination: Side, mismatches: [Count] = [], causes: [Count] = [], notes: [String] = [], gap: String? = nil,
    seconds: Double = 0
  ) {
    self.namespace = namespace
    self.method = method
    self.sampledPercent = sampledPercent
    self.source = source
    self.destination = destination
    self.mismatches = mismatches
    self.causes = causes
    self.notes = notes
    self.gap = gap
    self.seconds = (seconds * 1000).rounded() / 1000
  }

  /// What came of it: a difference outweighs what was not compared.
  public var result: Result { !mismatches.isEmpty ? .differs : gap != nil ? .incomplete : .same }
}
