import ArgumentParser
import Foundation
import Glibc
import Synchronization

/// Where mismatches are written as they are found, one line of JSON each.
final class MismatchFile: Sendable {
  private struct State {
    var handle: FileHandle?
    var failure: String?
  }

  private let state = Mutex(State())
  private let path: String?

  /// Makes sure that the file can be written; what it holds is still there.
  ///
  /// - Parameter path: the file's path, `-` for standard output, or nothing where no rows are wanted.
  /// - Throws: `ValidationError` when the file cannot be written.
  init(_ path: String?) throws {
    self.path = path
    if path != "-" { _ = try OutputFile(path, for: "list of mismatches") }
  }

  /// Empties the file, once the run is sure to begin.
  func begin() {
    guard let path else { return }
    state.withLock { state in
      guard state.handle == nil, state.failure == nil else { return }
      guard path != "-" else {
        state.handle = .standardOutput
        return
      }
      do {
        state.handle = try Self.opened(path)
      } catch {
        state.failure = error.localizedDescription
      }
    }
  }

  /// Whatever stands there is written to, not replaced: a file keeps its rights, and a device is left in its place.
  private static func opened(_ path: String) throws -> FileHandle {
    var status = stat()
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return try OutputFile.opened(path) }
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Whether anybody wants them.
  var isWanted: Bool { path != nil }

  /// Writes mismatches.
  ///
  /// - Parameter rows: the mismatches, a line of JSON each.
  func write(_ rows: [String]) {
    guard isWanted, !rows.isEmpty else { return }
    var lines: [UInt8] = []
    lines.reserveCapacity(rows.reduce(0) { $0 + $1.utf8.count + 1 })
    for row in rows {
      lines += row.utf8
      lines.append(UInt8(ascii: "\n"))
    }
    state.withLock { state in
      do {
        try state.handle?.write(contentsOf: Data(lines))
      } catch {
        state.failure = state.failure ?? error.localizedDescription
      }
    }
  }

  /// Ends the file; of a run that did not come to comparing it is empty.
  ///
  /// - Returns: whether every row was written; where not, the operator is told why.
  func close() -> Bool {
    begin()
    let failure = state.withLock { state in
      defer { state.handle = nil }
      do {
        if path != "-" { try state.handle?.close() }
      } catch {
        state.failure = state.failure ?? error.localizedDescription
      }
      return state.failure
    }
    guard let failure else { return true }
    StandardError.warn("Not every mismatch could be written to \(path ?? ""): \(failure)")
    return false
  }
}
