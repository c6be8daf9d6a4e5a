/// Why something cannot be sealed, or a seal is not accepted.
public struct SealError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of reasons.
  public enum Kind: Hashable, Sendable {
    /// What was given for a key is none.
    case noKey
    /// What is to be sealed is no report that can be vouched for.
    case noReport
    /// What was given for an envelope is none, or not one of ours.
    case noEnvelope
    /// It says the same as an envelope or statement of ours in other bytes.
    case notCanonical
    /// Another key signed it.
    case otherKey
    /// The signature is not that of the key over the payload.
    case wrongSignature
    /// What was signed is no statement about a report.
    case noStatement
    /// The report is not the one that the statement is about.
    case otherReport
    /// The proof does not lead to the root that was signed.
    case wrongProof
  }

  /// The kind of reason.
  public let kind: Kind
  /// What is wrong, why it matters and what to do.
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// What is to be sealed is no report that can be vouched for.
  ///
  /// - Parameter reason: what is wrong, why it matters and what to do.
  /// - Returns: the error.
  public static func unsealable(_ reason: String) -> SealError { SealError(.noReport, reason) }
}
