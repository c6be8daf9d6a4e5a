import Synchronization

/// Counts what has been compared so far, for whoever watches.
public final class VerificationMeter: Sendable {
  /// What has been compared up to a moment.
  public struct Reading: Hashable, Sendable {
    /// How many documents were read of both clusters.
    public let documents: Int
    /// How many bytes they have.
    public let bytes: Int
    /// How many mismatches stood when they were read again.
    public let mismatches: Int
    /// How many namespaces are done with.
    public let namespaces: Int
  }

  private let documents = Atomic(0)
  private let bytes = Atomic(0)
  private let mismatches = Atomic(0)
  private let namespaces = Atomic(0)

  /// Starts at nothing.
  public init() {}

  /// What has been compared so far.
  public var reading: Reading {
    Reading(
      documents: documents.load(ordering: .relaxed), bytes: bytes.load(ordering: .relaxed),
      mismatches: mismatches.load(ordering: .relaxed), namespaces: namespaces.load(ordering: .relaxed))
  }

  /// Adds what a partition has counted since it last did.
  func add(_ tally: DocumentTally, since earlier: DocumentTally) {
    documents.add(
      tally.sourceDocuments + tally.destinationDocuments - earlier.sourceDocuments - earlier.destinationDocuments,
      ordering: .relaxed)
    bytes.add(
      tally.sourceBytes + tally.destinationBytes - earlier.sourceBytes - earlier.destinationBytes, ordering: .relaxed)
    mismatches.add(tally.mismatchCount - earlier.mismatchCount, ordering: .relaxed)
  }

  /// Counts a namespace that is done with.
  func addNamespace() { namespaces.add(1, ordering: .relaxed) }
}
