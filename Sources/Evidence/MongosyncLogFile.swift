public import struct Foundation.Date

/// What one file of mongosync's log holds.
public struct MongosyncLogFile: Hashable, Codable, Sendable {
  /// The last part of its path.
  public let name: String
  /// How many bytes of the file were read.
  public let bytes: Int
  /// How many lines were read.
  public let lines: Int
  /// The time of the first line that tells one.
  public let firstTime: Date?
  /// The time of the last line that tells one.
  public let lastTime: Date?
  /// What was found in it, one entry a pattern.
  public let matches: [MongosyncLogMatch]
  /// What kept the rest from being read, as words to follow "because"; nothing where all was read.
  public let damage: String?
  /// How its lines read; nil where the version that saved this evidence did not note it.
  public let reading: MongosyncLogReading?

  /// Describes a file.
  ///
  /// - Parameters:
  ///   - name: the last part of its path.
  ///   - bytes: how many bytes of the file were read.
  ///   - lines: how many lines were read.
  ///   - firstTime: the time of the first line that tells one.
  ///   - lastTime: the time of the last line that tells one.
  ///   - matches: what was found in it.
  ///   - damage: what kept the rest from being read.
  ///   - reading: how its lines read.
  public init(
    name: String, bytes: Int, lines: Int, firstTime: Date? = nil, lastTime: Date? = nil,
    matches: [MongosyncLogMatch] = [], damage: String? = nil, reading: MongosyncLogReading? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.lines = lines
    self.firstTime = firstTime
    self.lastTime = lastTime
    self.matches = matches
    self.damage = damage
    self.reading = reading
  }
}

/// One pattern that a log holds.
public struct MongosyncLogMatch: Hashable, Codable, Sendable {
  /// A line of the log.
  public struct Place: Hashable, Codable, Sendable {
    /// The line's number, from 1.
    public let line: Int
    /// The line's time, where it tells one.
    public let time: Date?

    /// Names a line.
    ///
    /// - Parameters:
    ///   - line: the line's number, from 1.
    ///   - time: the line's time.
    public init(line: Int, time: Date? = nil) {
      self.line = line
      self.time = time
    }
  }

  /// The pattern's id.
  public let pattern: String
  /// How many lines hold it.
  public var count: Int
  /// The first of them.
  public let first: Place
  /// The last of them.
  public var last: Place
  /// The last of them that has a level after which mongosync ends.
  public var lastFatal: Place?
  /// The first of them as it may be shown: without secrets, and short.
  public let sample: String

  /// Describes what was found.
  ///
  /// - Parameters:
  ///   - pattern: the pattern's id.
  ///   - count: how many lines hold it.
  ///   - first: the first of them.
  ///   - last: the last of them.
  ///   - sample: the first of them as it may be shown.
  ///   - lastFatal: the last of them that has a level after which mongosync ends.
  public init(
    pattern: String, count: Int, first: Place, last: Place, sample: String, lastFatal: Place? = nil
  ) {
    self.pattern = pattern
    self.count = count
    self.first = first
    self.last = last
    self.sample = sample
    self.lastFatal = lastFatal
  }
}
