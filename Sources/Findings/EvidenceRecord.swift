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

/// One question that was put to a server or to a mongosync, and what it answered.
public struct EvidenceRecord: Hashable, Codable, Sendable {
  /// What came back.
  public enum Answer: Hashable, Codable, Sendable {
    /// A server's reply as canonical Extended JSON, without the driver's gossip about cluster time, or a mongosync's as
    /// it came.
    case reply(String)
    /// A refusal, in words fit to print.
    case error(String)
    /// A reply that was left out because of the names in it; its keyed SHA-256 still tells which one it was.
    case withheld(digest: String)
  }

  /// Its name within the run.
  public let id: EvidenceID
  /// Who was asked.
  public let origin: EvidenceOrigin
  /// The member or router that was asked, `host:port`, or the URL of a mongosync.
  public let node: String
  /// The command as canonical Extended JSON, with its database as `$db`, or the request to a mongosync.
  public let command: String
  /// When it was asked.
  public let at: Date
  /// What came back.
  public let answer: Answer

  /// Keeps an answer.
  ///
  /// - Parameters:
  ///   - id: its name within the run.
  ///   - origin: who was asked.
  ///   - node: the member or router that was asked, or the URL of a mongosync.
  ///   - command: the command as canonical Extended JSON, or the request to a mongosync.
  ///   - at: when it was asked.
  ///   - answer: what came back.
  public init(
    id: EvidenceID, origin: EvidenceOrigin, node: String, command: String, at: Date, answer: Answer
  ) {
    self.id = id
    self.origin = origin
    self.node = node
    self.command = command
    self.at = at
    self.answer = answer
  }
}
