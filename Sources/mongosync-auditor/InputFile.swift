import ArgumentParser
import OperatorFiles

/// A file that the command line names.
enum InputFile {
  /// The most bytes that are read, as of a bundle: a report of 10,000 collections has some hundred megabytes at most.
  private static let largest = 1 << 30

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - what: what it must be.
  /// - Returns: its bytes.
  /// - Throws: `ValidationError` when it cannot be read.
  static func bytes(of path: String, _ what: String) throws -> [UInt8] {
    do throws(RegularFile.Refusal) {
      return Array(try RegularFile.data(of: path, atMost: largest))
    } catch {
      throw ValidationError("The \(what) \(path) \(error.sentence)")
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
