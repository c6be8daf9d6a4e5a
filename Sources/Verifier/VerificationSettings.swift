public import Findings
public import MongoClient
import Synchronization

/// How documents are compared.
public struct VerificationSettings: Sendable {
  /// How much is to be proven; where the servers cannot do as much, bytes are compared instead.
  public var method = ComparisonMethod.bytes
  /// How many in a hundred ranges of a large collection are compared; nothing for all.
  public var sampledPercent: Double?
  /// How many partitions are compared at once; each reads both clusters.
  public var workers = 5
  /// About how many bytes of documents a partition holds at most.
  public var partitionBytes = 64_000_000
  /// How many bytes of documents should come in one reply; of more, the driver takes memory and no less time.
  public var batchBytes = 1_000_000
  /// How often what differs is read again before it counts, at least once.
  public var rechecks = 1
  /// How long what differs has to stand before it is read again.
  public var recheckDelay = Duration.seconds(1)
  /// How often a partition is begun again where a cluster does not answer.
  public var retries = 8
  /// After how many mismatches the rest of a collection is left uncompared; nothing for never.
  public var mostMismatches: Int?
  /// Whether documents that differ in the order of their fields alone are the same.
  public var ignoresFieldOrder = false
  /// What is told of values that differ.
  public var disclosure = ValueDisclosure.fingerprints()
  /// Which members are read; what differs is read again from the primaries.
  public var readPreference = ReadPreference.primary

  /// Starts with what suits most clusters.
  public init() {}

  /// How many documents come in one reply.
  ///
  /// - Parameter documentBytes: the average size of a document; 0 where it is not known.
  /// - Returns: the size of a batch.
  func batchSize(forDocumentsOf documentBytes: Int) -> Int32 {
    guard documentBytes > 0 else { return Self.batchSizeOfUnknown }
    return Int32(clamping: max(2, min(100_000, batchBytes / max(20, documentBytes))))
  }

  /// Into how many partitions documents are cut.
  ///
  /// With fewer than some for each worker, most workers would have nothing left to do while the last ones end.
  ///
  /// - Parameter bytes: the size of all documents.
  /// - Returns: the number of partitions, at least one.
  public func partitionCount(forDocumentsOf bytes: Int) -> Int {
    let evenShare = bytes / (max(1, workers) * Self.partitionsPerWorker)
    return bytes / max(1, min(partitionBytes, max(Self.leastShare, evenShare))) + 1
  }

  private static let partitionsPerWorker = 4
  /// A partition that holds less than this only because of the workers would not be worth its questions.
  private static let leastShare = 8_000_000
  /// Documents of any size may come, up to 16 MB a reply.
  private static let batchSizeOfUnknown: Int32 = 500
}

/// Tells all that is under way to end.
public final class StopSignal: Sendable {
  private let reason = Mutex<String?>(nil)
  private let isSet = Atomic(false)

  /// Prepares a signal that is not given yet.
  public init() {}

  /// Whether it was given.
  public var isGiven: Bool { isSet.load(ordering: .relaxed) }

  /// Why it was given first; nothing where it was not.
  public var firstReason: String? { reason.withLock { $0 } }

  /// Gives it.
  ///
  /// - Parameter why: the reason, a sentence.
  public func give(_ why: String = "The run was interrupted.") {
    reason.withLock { $0 = $0 ?? why }
    isSet.store(true, ordering: .relaxed)
  }

  /// Lets nobody go on after it was given.
  func check() throws(MongoError) {
    if isGiven { throw MongoError(.interrupted, firstReason ?? "The run was interrupted.") }
  }
}
