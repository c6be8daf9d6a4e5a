import ArgumentParser
import Foundation
import Glibc

/// A file that must not be there yet.
struct NewFile {
  private let path: String
  private let what: String
  private let advice: String

  /// Makes sure that the file can be made.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - what: what it is to hold.
  ///   - advice: what to do where it is there already, as a sentence.
  /// - Throws: `ValidationError` when it is there already or cannot be made.
  init(_ path: String, for what: String, advice: String = "Name another file.") throws {
    self.path = path
    self.what = what
    self.advice = advice
    _ = try OutputFile(path, for: what)
    guard !FileManager.default.fileExists(atPath: path) else { throw alreadyThere }
  }

  /// Makes the file.
  ///
  /// - Parameters:
  ///   - bytes: what it is to hold.
  ///   - isSecret: whether nobody else may ever read it.
  /// - Throws: `ValidationError` when it is there after all, or why it cannot be written.
  func write(_ bytes: [UInt8], isSecret: Bool = false) throws {
    // The mask is the whole process's, which does nothing else meanwhile; set afterwards, rights would come too late.
    let mask = isSecret ? umask(0o077) : nil
    defer { if let mask { _ = umask(mask) } }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch CocoaError.fileWriteFileExists {
      throw alreadyThere
    }
  }

  private var alreadyThere: ValidationError {
    ValidationError("There is a file \(path) already, and the \(what) does not replace it. \(advice)")
  }
}
