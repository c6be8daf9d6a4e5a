/// What the documents of one collection are like, as far as they were read.
public struct DocumentSample: Hashable, Codable, Sendable {
  /// How much was read.
  public struct Reading: Hashable, Codable, Sendable {
    /// How many documents were read.
    public let examined: Int
    /// Whether these are all there are.
    public let isComplete: Bool
    /// Why the reading ended early, if it did.
    public let cutShort: String?
    /// Whether the `_id`s were compared with each other.
    public let comparedIDs: Bool
    /// What was seen in them, each trait once.
    public let sightings: [TraitSighting]

    /// Describes a reading.
    ///
    /// - Parameters:
    ///   - examined: how many documents were read.
    ///   - isComplete: whether these are all there are.
    ///   - cutShort: why the reading ended early.
    ///   - comparedIDs: whether the `_id`s were compared with each other.
    ///   - sightings: what was seen in them.
    public init(
      examined: Int, isComplete: Bool, cutShort: String? = nil, comparedIDs: Bool = false,
      sightings: [TraitSighting] = []
    ) {
      self.examined = examined
      self.isComplete = isComplete
      self.cutShort = cutShort
      self.comparedIDs = comparedIDs
      self.sightings = sightings
    }
  }

  /// The collection, `database.collection`.
  public let namespace: String
  /// How many documents the server says there are.
  public let documents: Observed<Int>
  /// How many bytes they take, uncompressed.
  public let bytes: Observed<Double>
  /// What was read.
  public let reading: Observed<Reading>

  /// Describes a collection's documents.
  ///
  /// - Parameters:
  ///   - namespace: the collection, `database.collection`.
  ///   - documents: how many documents the server says there are.
  ///   - bytes: how many bytes they take, uncompressed.
  ///   - reading: what was read.
  public init(namespace: String, documents: Observed<Int>, bytes: Observed<Double>, reading: Observed<Reading>) {
    self.namespace = namespace
    self.documents = documents
    self.bytes = bytes
    self.reading = reading
  }
}

/// How many documents of each collection are read.
public enum ReadingDepth: Hashable, Codable, Sendable {
  /// None: only metadata is read.
  case metadata
  /// Some of each collection.
  case sample(Int)
  /// All of each collection, and what costs a command a collection besides.
  case everything
}
