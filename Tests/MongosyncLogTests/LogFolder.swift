import Evidence
import Foundation
import MongosyncLog
import TestSupport

/// Logs in a folder of their own, and what is read of them.
struct LogFolder {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The two patterns that the tests look for.
  static let patterns = [
    LogPattern(id: "rolled-over", texts: ["resume token was not found", "may no longer be in the oplog"]),
    LogPattern(id: "hot", texts: ["token", "CEA parallelization"]),
  ]

  /// A line as mongosync writes it.
  static func line(_ message: String, second: Int = 0) -> String {
    #"{"time":"2026-03-01T02:15:\#(second < 10 ? "0" : "")\#(second).250000Z","level":"error","message":"\#(message)"}"#
  }

  /// Reads bytes as a log.
  func read(
    _ bytes: [UInt8], named name: String = "mongosync.log", for patterns: [LogPattern] = patterns
  ) throws -> MongosyncLogFile {
    let path = folder.path(of: name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return MongosyncLog(path: path).read(lookingFor: patterns)
  }

  /// Reads a text as a log.
  func read(_ text: String) throws -> MongosyncLogFile { try read(Array(text.utf8)) }

  /// Packs a text with the system's own gzip.
  func packed(_ text: String) async throws -> [UInt8] {
    try await packed(fileAt: folder.write(text, to: "plain-\(UUID().uuidString)"))
  }

  /// Writes bytes to a file.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let path = folder.path(of: name)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Packs a file with the system's own gzip.
  func packed(fileAt plain: String) async throws -> [UInt8] {
    _ = try await ExternalProgram.run(["/bin/sh", "-c", #"exec gzip -c "$1" >"$1.packed""#, "sh", plain], in: folder)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(plain).packed")))
  }
}
