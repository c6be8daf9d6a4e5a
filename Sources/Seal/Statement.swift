public import Digest

/// What a signer states: that a report has this digest and came to this result.
///
/// Its one spelling is that of an in-toto statement v1 by `CanonicalJSON`, with a newline.
public struct Statement: Hashable, Sendable {
  /// The ledger of the comparison that a report tells of.
  public struct Ledger: Hashable, Sendable {
    /// The root of the Merkle tree over its partitions that are done with.
    public let root: ContentDigest
    /// How many partitions those are.
    public let partitions: Int

    /// Describes a ledger.
    ///
    /// - Parameters:
    ///   - root: the root of the Merkle tree over its partitions that are done with.
    ///   - partitions: how many partitions those are.
    public init(root: ContentDigest, partitions: Int) {
      self.root = root
      self.partitions = partitions
    }
  }

  /// The type of every statement.
  static let type = "https://in-toto.io/Statement/v1"
  /// The name of the subject that is a ledger.
  static let ledgerName = "verification-ledger"
  /// The name of the digest that is the root of a tree as RFC 6962 has it, in lower-case hexadecimal digits.
  static let rootName = "rfc6962Sha256"

  /// The name of the report's file, without a folder.
  public let reportName: String
  /// The SHA-256 of the report's bytes.
  public let reportDigest: ContentDigest
  /// The ledger of the comparison; nothing where the report names none.
  public let ledger: Ledger?
  /// What the report came to.
  public let result: TestResult

  /// States what a report came to.
  ///
  /// - Parameters:
  ///   - reportName: the name of the report's file, without a folder.
  ///   - reportDigest: the SHA-256 of the report's bytes.
  ///   - ledger: the ledger of the comparison.
  ///   - result: what the report came to.
  /// - Throws: `SealError` when the name is not one that a file beside the envelope may have.
  public init(
    reportName: String, reportDigest: ContentDigest, ledger: Ledger?, result: TestResult
  ) throws(SealError) {
    guard !reportName.isEmpty, ![".", ".."].contains(reportName),
      !reportName.utf8.contains(where: { [0, 0x2F].contains($0) })
    else {
      throw SealError(
        .noStatement, "The report's name \(CanonicalJSON.string(reportName)) is not that of a file without a folder.")
    }
    self.reportName = reportName
    self.reportDigest = reportDigest
    self.ledger = ledger
    self.result = result
  }

  /// Makes sure that a report is the one this is about.
  ///
  /// - Parameter digest: the SHA-256 of the report's bytes.
  /// - Throws: `SealError` when it is another.
  public func require(reportWith digest: ContentDigest) throws(SealError) {
    guard digest == reportDigest else {
      throw SealError(
        .otherReport,
        "The report is not the one that was signed: its SHA-256 is \(digest), and that of the signed one is "
          + "\(reportDigest). It was changed, or it belongs to another envelope.")
    }
  }

  /// The statement in its one spelling.
  public var json: CanonicalJSON {
    let report = CanonicalJSON.object([
      "name": .string(reportName), "digest": .object(["sha256": .string(reportDigest.description)]),
    ])
    let tree = ledger.map { ledger in
      CanonicalJSON.object([
        "name": .string(Self.ledgerName), "digest": .object([Self.rootName: .string(ledger.root.description)]),
        "annotations": .object(["partitions": .integer(ledger.partitions)]),
      ])
    }
    return .object([
      "_type": .string(Self.type), "subject": .array([report] + (tree.map { [$0] } ?? [])),
      "predicateType": .string(TestResult.type), "predicate": result.json,
    ])
  }
}
