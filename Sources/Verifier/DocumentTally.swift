internal import BSON

/// What was counted while documents were compared.
public struct DocumentTally: Hashable, Codable, Sendable {
  /// Documents read from the source.
  public var sourceDocuments = 0
  /// Documents read from the destination.
  public var destinationDocuments = 0
  /// Bytes of the source's documents.
  public var sourceBytes = 0
  /// Bytes of the destination's documents.
  public var destinationBytes = 0
  /// How many mismatches there are of each kind that count, once all was looked at again.
  public var mismatches: [Mismatch.Kind: Int] = [:]
  /// How many mismatches are explained by what happened around the document.
  public var circumstances: [Mismatch.Circumstance: Int] = [:]
  /// How many documents differed and were gone from both clusters when they were read again.
  public var vanished = 0
  /// How many documents are taken as the same although their fields come in another order.
  public var reordered = 0
  /// How often documents differ in one way.
  public var patterns: [DifferencePattern: Int] = [:]

  /// How many ways to differ are told apart; what comes after them is counted in the mismatches alone.
  private static let mostPatterns = 1000

  /// Starts at nothing.
  public init() {}

  /// All mismatches that count.
  public var mismatchCount: Int { mismatches.values.reduce(0, +) }

  /// Whether neither cluster has a document that the other has not.
  var hasSameDocuments: Bool {
    mismatches[.missing, default: 0] + mismatches[.extra, default: 0] + mismatches[.duplicateId, default: 0]
      + circumstances.values.reduce(0, +) + vanished == 0
  }

  /// How many rows were told.
  var rowCount: Int { mismatchCount + circumstances[.writtenSince, default: 0] }

  /// Why nothing can be said of some documents, where clusters were written to meanwhile.
  var movement: String? {
    let written = circumstances[.writtenSince, default: 0] + vanished
    guard written > 0 else { return nil }
    return "\(written) of its documents differed and were written or deleted while documents were compared, so nothing "
      + "can be said of them; compare again."
  }

  /// Counts a mismatch.
  ///
  /// - Parameter mismatch: the mismatch.
  mutating func count(_ mismatch: Mismatch) {
    if let circumstance = mismatch.circumstance { circumstances[circumstance, default: 0] += 1 }
    guard mismatch.counts else { return }
    mismatches[mismatch.kind, default: 0] += 1
    guard let difference = mismatch.difference else { return }
    guard difference.fields.count > 1 else {
      if let field = difference.fields.first { count(DifferencePattern(field), 1) }
      return
    }
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
    vanished += other.vanished
    reordered += other.reordered
    circumstances.merge(other.circumstances, uniquingKeysWith: +)
    mismatches.merge(other.mismatches, uniquingKeysWith: +)
    for (pattern, documents) in other.patterns { count(pattern, documents) }
  }
}

/// One way in which documents differ: the same cause in the same field, between the same types.
public struct DifferencePattern: Hashable, Codable, Sendable {
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
