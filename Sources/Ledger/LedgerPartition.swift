public import struct Foundation.Data

/// One stretch of a collection, and what comparing it came to.
public struct LedgerPartition: Hashable, Sendable {
  /// What comparing it came to.
  public struct Result: Hashable, Sendable {
    /// What was counted, in the words of whoever counted.
    public let tally: Data
    /// The SHA-256 over the raw bytes of the source's documents in the order of `_id`; nothing where they were not read.
    public let sourceDigest: Data?
    /// The same of the destination's.
    public let destinationDigest: Data?

    /// States a result.
    ///
    /// - Parameters:
    ///   - tally: what was counted.
    ///   - sourceDigest: the SHA-256 over the source's documents.
    ///   - destinationDigest: the SHA-256 over the destination's documents.
    public init(tally: Data, sourceDigest: Data?, destinationDigest: Data?) {
      self.tally = tally
      self.sourceDigest = sourceDigest
      self.destinationDigest = destinationDigest
    }
  }

  /// The first `_id`, as the bytes of a document that holds it alone; nothing where it begins with the collection.
  public let from: Data?
  /// The first `_id` that is not in it any more; nothing where it ends with the collection.
  public let to: Data?
  /// What comparing it came to; nothing while that is open.
  public let result: Result?

  /// Describes a stretch.
  ///
  /// - Parameters:
  ///   - from: the first `_id`, as the bytes of a document that holds it alone.
  ///   - to: the first `_id` that is not in it any more, as such bytes.
  ///   - result: what comparing it came to.
  public init(from: Data?, to: Data?, result: Result? = nil) {
    self.from = from
    self.to = to
    self.result = result
  }

  /// A digest over all that is said of the stretch, since SQLite does not notice bytes that changed on the disk.
  ///
  /// - Parameters:
  ///   - namespace: the collection.
  ///   - ordinal: which stretch of it.
  ///   - mismatches: the digest of its mismatches; nothing while it is open.
  /// - Returns: the digest in hexadecimal digits.
  func seal(namespace: String, ordinal: Int, mismatches: Data?) -> Data {
    LedgerSeal.over(
      "\(ordinal)",
      [Data(namespace.utf8), from, to, result?.tally, result?.sourceDigest, result?.destinationDigest, mismatches])
  }
}
