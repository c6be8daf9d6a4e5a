import ArgumentParser
import Foundation

/// A file that the command line names.
enum InputFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - what: what it must be.
  /// - Returns: its bytes.
  /// - Throws: `ValidationError` when it cannot be read.
  static func bytes(of path: String, _ what: String) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw ValidationError("The \(what) \(path) cannot be read: \(error.localizedDescription)")
    }
  }

  /// Reads a file of text.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - what: what it must be.
  /// - Returns: its text; what is no UTF-8 is replaced.
  /// - Throws: `ValidationError` when it cannot be read.
  static func text(of path: String, _ what: String) throws -> String {
    String(decoding: try bytes(of: path, what), as: UTF8.self)
  }
}
