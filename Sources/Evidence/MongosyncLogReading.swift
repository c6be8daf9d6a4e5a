/// How the lines of a file that is given as mongosync's log read.
public struct MongosyncLogReading: Hashable, Codable, Sendable {
  /// How many lines have the form that mongosync writes: a JSON object with a time, a level and a message.
  public let understood: Int
  /// How many lines are blank.
  public let blank: Int
  /// The number of the first line of another form.
  public let firstOther: Int?
  /// What the file looks like, to follow "looks like", where it is not mongosync's log; nil where it may be.
  public let kind: String?
  /// Whether any line names mongosync, as every log of it does.
  public let namesMongosync: Bool
  /// The last line that shows that mongosync was started again: by another process id, or by the state `RUNNING`.
  public let lastStart: MongosyncLogMatch.Place?

  /// Describes how the lines read.
  ///
  /// - Parameters:
  ///   - understood: how many lines have the form that mongosync writes.
  ///   - blank: how many lines are blank.
  ///   - firstOther: the number of the first line of another form.
  ///   - kind: what the file looks like, where it is not mongosync's log.
  ///   - namesMongosync: whether any line names mongosync.
  ///   - lastStart: the last line that shows that mongosync was started again.
  public init(
    understood: Int, blank: Int = 0, firstOther: Int? = nil, kind: String? = nil, namesMongosync: Bool = true,
    lastStart: MongosyncLogMatch.Place? = nil
  ) {
    self.understood = understood
    self.blank = blank
    self.firstOther = firstOther
    self.kind = kind
    self.namesMongosync = namesMongosync
    self.lastStart = lastStart
  }
}
