import Evidence
import Synchronization

/// Counts what has been compared so far, for whoever watches.
public final class VerificationMeter: Sendable {
  /// What has been compared up to a moment, of one collection or of all.
  public struct Reading: Hashable, Sendable {
    /// How many documents were read of both clusters.
    public var documents = 0
    /// How many bytes they have.
    public var bytes = 0
    /// How many mismatches stood when they were read again.
    public var mismatches = 0
    /// How many documents differed and wait to be read again.
    public var waiting = 0
    /// About how many documents there are on both clusters; 0 where that is not known yet.
    public var expected = 0

    /// Adds what was counted elsewhere.
    mutating func add(_ other: Reading) {
      documents += other.documents
      bytes += other.bytes
      mismatches += other.mismatches
      waiting += other.waiting
      expected += other.expected
    }
  }

  private struct State {
    var finished = Reading()
    var finishedNamespaces = 0
    var active: [ExactText: Reading] = [:]
  }

  private let state = Mutex(State())

  /// Starts at nothing.
  public init() {}

  /// What has been compared so far of all collections.
  public var total: Reading {
    state.withLock { state in state.active.values.reduce(into: state.finished) { $0.add($1) } }
  }

  /// How many collections are done with.
  public var finishedNamespaces: Int { state.withLock { $0.finishedNamespaces } }

  /// The collections that are being compared, in the order of their names.
  public var active: [(namespace: String, reading: Reading)] {
    state.withLock { $0.active.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) } }
  }

  /// Begins to count a collection.
  ///
  /// - Parameters:
  ///   - namespace: the collection.
  ///   - expected: about how many documents there are on both clusters.
  /// - Returns: what counts it.
  func begin(_ namespace: String, expecting expected: Int) -> NamespaceMeter {
    state.withLock { $0.active[ExactText(namespace), default: Reading()].expected = expected }
    return NamespaceMeter(namespace: namespace, meter: self)
  }

  /// Ends counting a collection; what was expected of it is forgotten for what was there.
  func end(_ namespace: String) {
    state.withLock { state in
      state.finishedNamespaces += 1
      guard var reading = state.active.removeValue(forKey: ExactText(namespace)) else { return }
      reading.expected = reading.documents
      state.finished.add(reading)
    }
  }

  fileprivate func add(_ reading: Reading, to namespace: String) {
    state.withLock { $0.active[ExactText(namespace)]?.add(reading) }
  }
}

/// Counts what has been compared of one collection.
struct NamespaceMeter: Sendable {
  let namespace: String
  let meter: VerificationMeter

  /// Adds what a partition has counted since it last did.
  func add(_ tally: DocumentTally, since earlier: DocumentTally) {
    meter.add(
      VerificationMeter.Reading(
        documents: tally.sourceDocuments + tally.destinationDocuments - earlier.sourceDocuments
          - earlier.destinationDocuments,
        bytes: tally.sourceBytes + tally.destinationBytes - earlier.sourceBytes - earlier.destinationBytes,
        mismatches: tally.mismatchCount - earlier.mismatchCount),
      to: namespace)
  }

  /// Adds documents that differed and wait to be read again, or takes them away where there are less than none.
  func addWaiting(_ documents: Int) {
    meter.add(VerificationMeter.Reading(waiting: documents), to: namespace)
  }
}
