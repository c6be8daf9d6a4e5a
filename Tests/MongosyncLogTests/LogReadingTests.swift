import Evidence
import Foundation
import MongosyncLog
import TestSupport
import Testing

/// Whether a file reads as mongosync's log, and what else it looks like.
@Suite struct LogReadingTests {
  private static let start =
    #"{"time":"2026-03-01T02:15:00.25Z","level":"info","serverID":"cad79626","mongosyncID":"coordinator","pid":7,"#
  private static let text = """
    \(start)"message":"started"}
    \(start)"error":{"message":"the resume token was not found","time":"x","level":"fatal"},"message":"ended"}

    """

  private func reading(_ bytes: [UInt8]) throws -> MongosyncLogReading {
    try #require(try LogFolder().read(bytes).reading)
  }

  @Test(
    "Lines of mongosync are understood, however they are spaced and ended",
    arguments: [
      text, text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, text.replacing("\":", with: "\": "),
      text + "\n\n", text + start + #""message":"no end"}"#, "  " + text,
    ])
  func understood(_ text: String) throws {
    let found = try reading(Array(text.utf8))
    #expect(found.understood >= 2)
    #expect(found.firstOther == nil && found.kind == nil && found.namesMongosync)
    #expect(found.lastStart == nil)
  }

  @Test(
    "Lines of another form are counted",
    arguments: [
      "plain text", #"{"time":"2026-03-01T02:15:00Z","level":"loud","message":"x"}"#, start,
      #"{"level":"info","message":"no time"}"#, #"{"time":"2026-03-01T02:15:00Z","message":"no level"}"#,
      #"{"time":"2026-03-01T02:15:00Z","level":"info"}"#, #"sync-1 | {"time":"1","level":"info","message":"x"}"#,
      start + #""message":"x"} and more"#, "[1]",
      #"{"inner":{"time":"2026-03-01T02:15:00Z","level":"info","message":"x"}}"#,
    ])
  func otherLines(_ line: String) throws {
    let found = try reading(Array((Self.text + line + "\n").utf8))
    #expect(found.understood == 2)
    #expect(found.firstOther == 3 && found.kind == nil)
  }

  @Test(
    "What is no log of mongosync is named",
    arguments: [
      ("", nil), ("\n \n\t\r\n", "blank lines"), ("   ", "blank lines"),
      (
        #"{"t":{"$date":"2026-03-01T02:15:00Z"},"s":"I","c":"NETWORK","id":1,"ctx":"conn1","msg":"token"}"#,
        "the log of a mongod or mongos"
      ),
      ("<!DOCTYPE html>\n<html></html>", "an HTML page"), ("  <HTML>", "an HTML page"), ("<?xml ?>", "an XML document"),
      ("[\n  {\n    \"level\": \"info\"\n  }\n]", "JSON, but not lines that mongosync writes"),
      ("{\n  \"time\": \"2026\"\n}", "JSON, but not lines that mongosync writes"),
      ("%PDF-1.7 x", "a PDF document"), ("Rar!x", "a RAR archive"),
      ("Mar 1 02:15:00 host systemd[1]: Started x.", "text of another program"),
      ("level=info msg=token", "text of another program"),
      ("-----BEGIN PRIVATE KEY-----", "a key or certificate in PEM"),
    ] as [(String, String?)])
  func texts(_ text: String, _ kind: String?) throws {
    #expect(try reading(Array(text.utf8)).kind == (kind ?? "blank lines"))
  }

  @Test(
    "Bytes are named by their signature",
    arguments: [
      ([0x50, 0x4B, 3, 4, 20, 0], "a zip archive"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "a file packed with xz"),
      ([0x28, 0xB5, 0x2F, 0xFD, 4], "a file packed with zstd"), (Array("BZh91AY".utf8), "a file packed with bzip2"),
      ([4, 0x22, 0x4D, 0x18, 0x64], "a file packed with lz4"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
      ([0x89, 0x50, 0x4E, 0x47, 13, 10], "a PNG picture"), ([0x7F, 0x45, 0x4C, 0x46, 2], "an ELF program"),
      ([0x1F, 0x9D, 0x90], "a file packed with compress"), ([1, 2, 3, 0, 4, 5], "binary data"),
      ([0xC1, 0x95, 0x86, 0x96, 0x25, 0xC1, 0x95], "binary data, or text in an encoding that is not UTF-8"),
      (Array(repeating: 0x20, count: 257) + Array("ustar".utf8), "a tar archive"),
    ] as [([UInt8], String)])
  func signatures(_ bytes: [UInt8], _ kind: String) throws {
    #expect(try reading(bytes).kind == kind)
  }

  @Test(
    "Wide texts are named, with a byte order mark or without",
    arguments: [
      (String.Encoding.utf16, "text in UTF-16"), (.utf16LittleEndian, "text in UTF-16"),
      (.utf16BigEndian, "text in UTF-16"), (.utf32, "text in UTF-32"), (.utf32LittleEndian, "text in UTF-32"),
      (.utf32BigEndian, "text in UTF-32"),
    ])
  func wideTexts(_ encoding: String.Encoding, _ kind: String) throws {
    let found = try reading([UInt8](try #require(Self.text.data(using: encoding))))
    #expect(found.kind == kind)
    #expect(found.understood == 0)
  }

  @Test func whatGzipHoldsIsLookedAtToo() async throws {
    let folder = try LogFolder()
    let good = try await folder.packed(Self.text)
    #expect(try folder.read(good).reading?.understood == 2)
    let twice = try folder.write(good, to: "once.gz")
    let packed = try await folder.packed(fileAt: twice)
    #expect(try folder.read(packed).reading?.kind == "a file packed with gzip a second time")
  }

  @Test func theLastFatalLineAndTheLastStartAreNoted() throws {
    func line(_ level: String, _ pid: Int?, _ message: String) -> String {
      let process = pid.map { #""pid":\#($0),"# } ?? ""
      return #"{"time":"2026-03-01T02:15:00.25Z","level":"\#(level)",\#(process)"message":"\#(message)"}"#
    }
    let fatal = LogPattern(id: "fatal", texts: ["Got a fatal"], isAnyFatalLine: true)
    func read(_ lines: String...) throws -> MongosyncLogFile {
      try LogFolder().read(Array(lines.joined(separator: "\n").utf8), for: [fatal])
    }
    let ended = try read(line("info", 1, "a"), line("fatal", 1, "b"), line("error", 1, "c"))
    #expect(ended.matches.map(\.lastFatal?.line) == [2])
    #expect(ended.reading?.lastStart == nil)
    let resumed = try read(line("panic", 1, "b"), line("info", 2, "started"), line("info", 2, "d"))
    #expect(resumed.matches.map(\.lastFatal?.line) == [1])
    #expect(resumed.reading?.lastStart?.line == 2)
    let old = try read(line("fatal", nil, "b"), line("info", nil, "now RUNNING"))
    #expect(old.reading?.lastStart?.line == 2)
    let named = try read(line("error", 1, "Got a fatal error running Mongosync"))
    #expect(named.matches.map(\.lastFatal?.line) == [1])
    let known = try read(line("fatal", 1, "RUNNING"))
    #expect(known.reading?.lastStart == nil)
  }
}
