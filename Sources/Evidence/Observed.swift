public import Findings

/// What is known of one thing: a value, a refusal, or that nobody asked.
///
/// A refusal is never read as a value: a check that meets one must say unknown.
public enum Observed<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  /// It was seen, in these answers.
  case value(Value, [EvidenceID])
  /// It was asked for and not told, in these answers.
  case refused(Refusal, [EvidenceID])
  /// It was not asked for, and why.
  case notAsked(String)

  /// What was seen, if it was.
  public var value: Value? { if case .value(let value, _) = self { value } else { nil } }

  /// The answers it rests on.
  public var evidence: [EvidenceID] {
    switch self {
    case .value(_, let evidence), .refused(_, let evidence): evidence
    case .notAsked: []
    }
  }

  /// Why there is no value, as a sentence; nothing where there is one.
  public var reason: String? {
    switch self {
    case .value: nil
    case .refused(let refusal, _): refusal.message
    case .notAsked(let why): why
    }
  }

  /// The same observation resting on other answers.
  ///
  /// - Parameter evidence: the answers.
  /// - Returns: the observation; one that was not asked for rests on nothing.
  public func citing(_ evidence: [EvidenceID]) -> Observed {
    switch self {
    case .value(let value, _): .value(value, evidence)
    case .refused(let refusal, _): .refused(refusal, evidence)
    case .notAsked: self
    }
  }

  /// The same observation with its value turned into another.
  ///
  /// - Parameter transform: makes the new value.
  /// - Returns: the new value with the old evidence, or the old reason for there being none.
  public func map<New>(_ transform: (Value) -> New) -> Observed<New> {
    switch self {
    case .value(let value, let evidence): .value(transform(value), evidence)
    case .refused(let refusal, let evidence): .refused(refusal, evidence)
    case .notAsked(let why): .notAsked(why)
    }
  }
}

/// Why a server, or the driver in its place, did not tell.
public struct Refusal: Hashable, Codable, Sendable {
  /// The kinds of refusal that a check may treat differently.
  public enum Kind: String, Codable, Sendable {
    /// No connection could be made, or it broke.
    case unreachable
    /// The host is there, and nobody listens at the port.
    case connectionRefused
    /// The credentials were not accepted.
    case authenticationFailed
    /// The user may not ask this.
    case unauthorized
    /// The server does not know the command.
    case commandNotFound
    /// The namespace is not there on this node.
    case namespaceNotFound
    /// The time given to the run was over.
    case timedOut
    /// Any other refusal.
    case failed
  }

  /// The kind of refusal.
  public let kind: Kind
  /// The reason as a sentence fit to print.
  public let message: String
  /// The server's error code, where it was the server that refused.
  public let code: Int?

  /// Records a refusal.
  ///
  /// - Parameters:
  ///   - kind: the kind of refusal.
  ///   - message: the reason as a sentence fit to print.
  ///   - code: the server's error code.
  public init(_ kind: Kind, _ message: String, code: Int? = nil) {
    self.kind = kind
    self.message = message
    self.code = code
  }
}
