public import Evidence
import Foundation

/// What to look for in a log.
public struct LogPattern: Hashable, Sendable {
  /// Its id.
  public let id: String
  /// The texts by which it is known; any of them in a line counts once.
  public let texts: [String]
  /// Whether every line of the level `fatal` or `panic` counts too.
  public let isAnyFatalLine: Bool

  /// Describes a pattern.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - texts: the texts by which it is known.
  ///   - isAnyFatalLine: whether every line of the level `fatal` or `panic` counts too.
  public init(id: String, texts: [String], isAnyFatalLine: Bool = false) {
    self.id = id
    self.texts = texts
    self.isAnyFatalLine = isAnyFatalLine
  }
}

/// A file with mongosync's log, plain or packed with gzip.
public struct MongosyncLog: Sendable {
  private let path: String

  /// Names a log.
  ///
  /// - Parameter path: the path of the file.
  public init(path: String) { self.path = path }

  /// Reads the log once from its beginning to its end, in constant memory.
  ///
  /// It always comes to an end; what keeps it from reading on becomes the file's `damage`.
  ///
  /// - Parameter patterns: what to look for.
  /// - Returns: what the log holds, as far as it could be read.
  public func read(lookingFor patterns: [LogPattern]) -> MongosyncLogFile {
    var scan = LogScan(patterns)
    var bytes = 0
    var damage: String?
    do {
      try read(into: &scan, bytes: &bytes)
    } catch let error as GzipStream.Damage {
      damage = error.description
    } catch is CancellationError {
      damage = "the run was interrupted"
    } catch {
      damage = "the system does not let it be read: \(error.localizedDescription)"
    }
    scan.finish()
    return MongosyncLogFile(
      name: URL(fileURLWithPath: path).lastPathComponent, bytes: bytes, lines: scan.lines, firstTime: scan.firstTime,
      lastTime: scan.latestTime, matches: scan.found, damage: damage, reading: scan.reading)
  }

  private func read(into scan: inout LogScan, bytes: inout Int) throws {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var next = try Self.piece(of: file)
    guard next.starts(with: GzipStream.signature) else {
      while !next.isEmpty {
        bytes += next.count
        scan.take(next.span)
        next = try Self.piece(of: file)
      }
      return
    }
    var gzip = try GzipStream()
    while !next.isEmpty {
      bytes += next.count
      try gzip.unpack(next) { scan.take($0) }
      next = try Self.piece(of: file)
    }
    try gzip.finish()
  }

  private static func piece(of file: FileHandle) throws -> [UInt8] {
    try Task.checkCancellation()
    return [UInt8](try file.read(upToCount: 1 << 18) ?? Data())
  }
}
