internal import BSON

/// What was counted while documents were compared.
public struct DocumentTally: Hashable, Sendable {
  /// Documents read from the source.
  public var sourceDocuments = 0
  /// Documents read from the destination.
  public var destinationDocuments = 0
  /// Bytes of the source's documents.
  public var sourceBytes = 0
  /// Bytes of the destination's documents.
  public var destinationBytes = 0
  /// How many mismatches there are of each kind, once all was looked at again.
  public var mismatches: [Mismatch.Kind: Int] = [:]
  /// How often documents differ in one way.
  public var patterns: [DifferencePattern: Int] = [:]

  /// How many ways to differ are told apart; what comes after them is counted in the mismatches alone.
  private static let mostPatterns = 1000

  /// Starts at nothing.
  public init() {}

  /// All mismatches.
  public var mismatchCount: Int { mismatches.values.reduce(0, +) }

  /// Counts a mismatch.
  ///
  /// - Parameter mismatch: the mismatch.
  mutating func count(_ mismatch: Mismatch) {
    mismatches[mismatch.kind, default: 0] += 1
    guard let difference = mismatch.difference else { return }
    for pattern in Set(difference.fields.map(DifferencePattern.init)) { count(pattern, 1) }
  }

  /// Fields named by data, such as keys of a map, could be any number of patterns.
  private mutating func count(_ pattern: DifferencePattern, _ documents: Int) {
    guard patterns[pattern] != nil || patterns.count < Self.mostPatterns else { return }
    patterns[pattern, default: 0] += documents
  }

  /// Adds what was counted elsewhere.
  ///
  /// - Parameter other: the other counts.
  mutating func add(_ other: DocumentTally) {
    sourceDocuments += other.sourceDocuments
    destinationDocuments += other.destinationDocuments
    sourceBytes += other.sourceBytes
    destinationBytes += other.destinationBytes
    mismatches.merge(other.mismatches, uniquingKeysWith: +)
    for (pattern, documents) in other.patterns { count(pattern, documents) }
  }
}

/// One way in which documents differ: the same cause in the same field, between the same types.
public struct DifferencePattern: Hashable, Sendable {
  /// The field, with `[]` for each position in an array.
  public let path: String
  /// Why it differs.
  public let cause: DocumentDifference.Cause
  /// The type on the source; nothing where it has no such field.
  public let sourceType: String?
  /// The type on the destination; nothing where it has no such field.
  public let destinationType: String?

  init(_ field: DocumentDifference.Field) {
    path = field.pattern
    cause = field.cause
    sourceType = field.source?.type.name
    destinationType = field.destination?.type.name
  }
}
