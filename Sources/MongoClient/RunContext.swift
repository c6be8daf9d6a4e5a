internal import BSON

/// What every command of one run carries, so that a DBA can find it and so that it ends in time.
public struct RunContext: Sendable {
  /// The name under which servers log and list the auditor's connections.
  public static let applicationName = "mongosync-auditor"

  /// The run's id, sent as `comment`.
  public let runID: String
  /// When the run must be over.
  public let deadline: ContinuousClock.Instant

  /// Describes a run.
  ///
  /// - Parameters:
  ///   - runID: the run's id.
  ///   - deadline: when the run must be over.
  public init(runID: String, deadline: ContinuousClock.Instant) {
    self.runID = runID
    self.deadline = deadline
  }

  /// The time left, in whole milliseconds; 0 when it is over.
  public var millisecondsLeft: Int {
    let left = ContinuousClock.now.duration(to: deadline).components
    return max(0, Int(left.seconds) * 1000 + Int(left.attoseconds / 1_000_000_000_000_000))
  }

  /// A command's document with the run's id and time limit.
  ///
  /// - Parameters:
  ///   - body: the command's document.
  ///   - acceptsComment: whether the server takes `comment` on every command, as servers do since 4.4.
  /// - Returns: the document to send.
  /// - Throws: `MongoError.Code.timedOut` when no time is left.
  func document(_ body: BSONDocument, acceptsComment: Bool) throws(MongoError) -> BSONDocument {
    let left = millisecondsLeft
    guard left > 0 else { throw MongoError(.timedOut, "The time given to the run was over before this was asked.") }
    return signed(body.appending("maxTimeMS", .int32(Int32(clamping: left))), acceptsComment: acceptsComment)
  }

  /// A command's document with the run's id, for commands that take no time limit.
  ///
  /// - Parameters:
  ///   - body: the command's document.
  ///   - acceptsComment: whether the server takes `comment` on every command.
  /// - Returns: the document to send.
  func signed(_ body: BSONDocument, acceptsComment: Bool) -> BSONDocument {
    acceptsComment ? body.appending("comment", .string("\(Self.applicationName) \(runID)")) : body
  }
}
