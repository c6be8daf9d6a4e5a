public import struct Foundation.Date

/// Names one answer among all the evidence of a run.
public struct EvidenceID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The name: cluster, node and command, so that it is the same for every run over the same clusters.
  public let description: String

  /// Wraps a name.
  public init(_ description: String) { self.description = description }

  /// Orders names as text.
  public static func < (left: EvidenceID, right: EvidenceID) -> Bool { left.description < right.description }
}

/// One question that was put to a server, and what it answered.
public struct EvidenceRecord: Hashable, Codable, Sendable {
  /// What a server answered.
  public enum Answer: Hashable, Codable, Sendable {
    /// The reply as canonical Extended JSON, without the driver's gossip about cluster time.
    case reply(String)
    /// A refusal, in words fit to print.
    case error(String)
    /// A reply that was left out because of the names in it; its keyed SHA-256 still tells which one it was.
    case withheld(digest: String)
  }

  /// Its name within the run.
  public let id: EvidenceID
  /// The cluster that was asked.
  public let cluster: ClusterRole
  /// The member or router that was asked, `host:port`.
  public let node: String
  /// The command as canonical Extended JSON, with its database as `$db`.
  public let command: String
  /// When it was asked.
  public let at: Date
  /// What came back.
  public let answer: Answer

  /// Keeps an answer.
  ///
  /// - Parameters:
  ///   - id: its name within the run.
  ///   - cluster: the cluster that was asked.
  ///   - node: the member or router that was asked.
  ///   - command: the command as canonical Extended JSON.
  ///   - at: when it was asked.
  ///   - answer: what came back.
  public init(
    id: EvidenceID, cluster: ClusterRole, node: String, command: String, at: Date, answer: Answer
  ) {
    self.id = id
    self.cluster = cluster
    self.node = node
    self.command = command
    self.at = at
    self.answer = answer
  }
}
