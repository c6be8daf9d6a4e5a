/// Something that must be the same for a run to go on with a ledger, such as which cluster is the source.
public struct LedgerFact: Hashable, Sendable {
  /// What it is, in words that stand after "its".
  public let name: String
  /// What it is for the run.
  public let value: String

  /// States a fact.
  ///
  /// - Parameters:
  ///   - name: what it is, in words that stand after "its".
  ///   - value: what it is for the run.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
