import ArgumentParser
import Foundation
import Synchronization
import Verifier

/// Where mismatches are written as they are found, one line of JSON each.
final class MismatchFile: Sendable {
  private let handle: FileHandle?
  private let failure = Mutex<String?>(nil)
  private let path: String

  /// Empties the file.
  ///
  /// - Parameter path: the file's path, `-` for standard output, or nothing where no rows are wanted.
  /// - Throws: `ValidationError` when the file cannot be written.
  init(_ path: String?) throws {
    self.path = path ?? ""
    guard let path else {
      handle = nil
      return
    }
    guard path != "-" else {
      handle = .standardOutput
      return
    }
    _ = try OutputFile(path, for: "list of mismatches")
    guard FileManager.default.createFile(atPath: path, contents: nil), let opened = FileHandle(forWritingAtPath: path)
    else { throw ValidationError("The list of mismatches cannot be written to \(path).") }
    handle = opened
  }

  /// Writes some mismatches; called by one thread at a time.
  ///
  /// - Parameter mismatches: the mismatches.
  func write(_ mismatches: [Mismatch]) {
    guard handle != nil else { return }
    write(lines: mismatches.map(\.row))
  }

  /// Writes mismatches that were found earlier; called by one thread at a time.
  ///
  /// - Parameter rows: the mismatches, a line of JSON each.
  func write(lines rows: [String]) {
    guard let handle else { return }
    let lines = rows.map { $0 + "\n" }.joined()
    do {
      try handle.write(contentsOf: Data(lines.utf8))
    } catch {
      failure.withLock { $0 = $0 ?? error.localizedDescription }
    }
  }

  /// Ends the file.
  ///
  /// - Returns: whether every row was written; where not, the operator is told why.
  func close() -> Bool {
    if let handle, path != "-" {
      do {
        try handle.close()
      } catch {
        failure.withLock { $0 = $0 ?? error.localizedDescription }
      }
    }
    guard let reason = failure.withLock({ $0 }) else { return true }
    StandardError.warn("Not every mismatch could be written to \(path): \(reason)")
    return false
  }
}
