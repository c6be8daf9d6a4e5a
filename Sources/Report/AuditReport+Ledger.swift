extension AuditReport {
  /// The ledger in which a comparison noted what it had compared.
  public struct LedgerSummary: Hashable, Sendable {
    /// The root of the Merkle tree over the partitions that are done with, in hexadecimal digits.
    public let root: String
    /// How many partitions those are.
    public let partitions: Int

    /// Describes a ledger.
    ///
    /// - Parameters:
    ///   - root: the root of the Merkle tree over the partitions that are done with, in hexadecimal digits.
    ///   - partitions: how many partitions those are.
    public init(root: String, partitions: Int) {
      self.root = root
      self.partitions = partitions
    }
  }
}
