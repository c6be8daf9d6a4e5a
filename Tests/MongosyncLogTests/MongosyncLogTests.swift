import Evidence
import Foundation
import MongosyncLog
import Testing

@Suite struct MongosyncLogTests {
  private static let time = Date(timeIntervalSince1970: 1_772_331_300.25)

  @Test func `each pattern is counted with its first and last line and time`() throws {
    let lines = [
      LogFolder.line("started"), LogFolder.line("the resume token was not found", second: 1), "no JSON at all",
      LogFolder.line("resume point may no longer be in the oplog", second: 3), LogFolder.line("ended", second: 9),
    ]
    let file = try LogFolder().read(lines.joined(separator: "\n"))
    #expect(file.name == "mongosync.log")
    #expect(file.bytes == lines.joined(separator: "\n").utf8.count)
    #expect(file.lines == 5)
    #expect(file.firstTime == Self.time)
    #expect(file.lastTime == Self.time.addingTimeInterval(9))
    #expect(file.damage == nil)
    #expect(
      file.matches == [
        MongosyncLogMatch(
          pattern: "rolled-over", count: 2,
          first: MongosyncLogMatch.Place(line: 2, time: Self.time.addingTimeInterval(1)),
          last: MongosyncLogMatch.Place(line: 4, time: Self.time.addingTimeInterval(3)), sample: lines[1]),
        MongosyncLogMatch(
          pattern: "hot", count: 1, first: MongosyncLogMatch.Place(line: 2, time: Self.time.addingTimeInterval(1)),
          last: MongosyncLogMatch.Place(line: 2, time: Self.time.addingTimeInterval(1)), sample: lines[1]),
      ])
  }

  @Test func `a pattern counts once a line, and never across two`() throws {
    let file = try LogFolder().read("token token\nto\nken\nTOKEN\n")
    #expect(file.matches.map(\.count) == [1])
    #expect(file.lines == 4)
    #expect(file.matches.first?.first.time == nil)
  }

  @Test func `an empty log has no lines`() throws {
    let file = try LogFolder().read("")
    #expect(file.lines == 0)
    #expect(file.damage == nil)
  }

  @Test func `a line of any length is searched to its end, and its sample is short`() throws {
    let long = String(repeating: "x", count: 3_000_000) + " CEA parallelization " + String(repeating: "y", count: 900)
    let file = try LogFolder().read("\(long)\ntoken\n")
    #expect(file.lines == 2)
    #expect(file.matches.map(\.count) == [2])
    #expect(file.matches.first?.sample.count == 400)
  }

  @Test func `bytes that are no text are no obstacle`() throws {
    let file = try LogFolder().read([0xFF, 0x00, 0xC3, 0x28] + Array("token".utf8) + [0x0A, 0x80])
    #expect(file.lines == 2)
    #expect(file.matches.map(\.pattern) == ["hot"])
  }

  @Test func `a log that cannot be opened says so`() {
    let file = MongosyncLog(path: "/no/such/folder/log").read(lookingFor: LogFolder.patterns)
    #expect(file.lines == 0)
    #expect(file.damage?.hasPrefix("the system does not let it be read") == true)
  }

  @Test(arguments: [
    ("2026-03-01T02:15:00Z", 0), ("2026-03-01T03:15:00+01:00", 0), ("2026-03-01T02:15:00.5Z", 0.5),
    ("2026-03-01T02:15:00.123456789Z", 0.123_456_789),
  ])
  func `times are read in every spelling of RFC 3339`(_ text: String, _ seconds: Double) throws {
    let file = try LogFolder().read(#"{"level":"info","time":"\#(text)"}"#)
    let expected = Self.time.timeIntervalSince1970 - 0.25 + seconds
    let read = try #require(file.firstTime?.timeIntervalSince1970)
    #expect(abs(read - expected) < 0.000_01)
  }

  @Test(arguments: [#"{"time":"yesterday"}"#, #"{"time":""}"#, #"{"time":"2026-03-01T02:15:00"#, #"{"time":12}"#])
  func `what is no time is none`(_ line: String) throws {
    #expect(try LogFolder().read(line).firstTime == nil)
  }
}
