public import BSON

extension LentClient {
  /// Reads a change stream up to the newest time that the cluster knew when it was opened; blocks.
  ///
  /// Once its token has passed that time, it has shown all that was written before, and a majority of every shard has
  /// it: later reads of what a majority has are not older.
  ///
  /// An idle server moves on by a no-op every ten seconds, so that reading may take as long.
  ///
  /// Source: MongoDB docs, server: change streams, `postBatchResumeToken`; `operationTime` and `$clusterTime` of replies.
  ///
  /// - Parameters:
  ///   - command: the command that opens the stream.
  ///   - server: where to send it.
  ///   - patience: for how long the token may stand still.
  ///   - body: takes each change.
  /// - Returns: the time, a timestamp.
  /// - Throws: `MongoError.Code.staleRead` when the token stands still before it, or what the closure throws.
  public borrowing func changes(
    _ command: ReadOnlyCommand, on server: SelectedServer, patience: Duration,
    _ body: (BSONDocument) throws(MongoError) -> Void
  ) throws(MongoError) -> BSONValue {
    var opened: BSONDocument?
    var cursor = try cursor(command, on: server) { (bytes) throws(MongoError) in
      opened = try BSONDocument(soundReply: bytes)
    }
    guard let time = opened?.newestTime else {
      throw ReplyEnvelope.invalid("it has neither \"operationTime\" nor \"$clusterTime\"")
    }
    // The first token may be no more than the time at which the stream begins, of which nothing was read yet.
    var goal = time
    var reached: BSONValue?
    var patienceEnds = ContinuousClock.now + patience
    while true {
      while try cursor.advanceWithinBatch() {
        let change = try cursor.withDocument { (bytes) throws(MongoError) in try BSONDocument(soundReply: bytes) }
        if let change { try body(change) }
      }
      guard let now = try cursor.resumeToken()?.timeOfToken else {
        throw ReplyEnvelope.invalid("it does not say up to which time its change stream was read")
      }
      if reached == nil, goal.isBefore(now) { goal = now }
      // Beyond the time, not at it: a transaction's changes have one time, and its last ones may still be to come.
      guard !goal.isBefore(now) else { return time }
      if reached.map({ $0.isBefore(now) }) ?? true { (reached, patienceEnds) = (now, .now + patience) }
      guard ContinuousClock.now < patienceEnds else {
        throw MongoError(
          .staleRead,
          "Its change stream does not get past the time at which it was opened. Likely causes: a shard whose majority "
            + "stands still, or idle servers whose parameter writePeriodicNoops is off.")
      }
      guard cursor.isLive else {
        throw MongoError(.invalidReply, "The server ended the change stream before that time was reached.")
      }
      try cursor.fetch()
    }
  }
}

extension BSONDocument {
  /// The newest time that a reply names, a timestamp.
  fileprivate var newestTime: BSONValue? {
    let times = [self["operationTime"], self[path: "$clusterTime", "clusterTime"]].compactMap(\.self).filter {
      if case .timestamp = $0 { true } else { false }
    }
    return times.max { $0.isBefore($1) }
  }

  /// The time in a change stream's token: the first element of its key string, after the byte for a timestamp.
  ///
  /// Source: server source, `ResumeToken`; seen on 4.4.2 to 6.0.27.
  fileprivate var timeOfToken: BSONValue? {
    let typeOfTimestamp = "82"
    guard let text = self["_data"]?.string, text.hasPrefix(typeOfTimestamp) else { return nil }
    let digits = text.utf8.dropFirst(2).prefix(16)
    guard digits.count == 16, let time = UInt64(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
    return .timestamp(seconds: UInt32(time >> 32), increment: UInt32(truncatingIfNeeded: time))
  }
}
