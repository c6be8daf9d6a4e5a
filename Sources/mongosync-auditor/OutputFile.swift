import ArgumentParser
import Foundation

/// A file to write, or standard output.
struct OutputFile {
  /// The file's path, or nothing for standard output.
  let path: String?

  /// Makes sure that the file can be written before anything else is done.
  ///
  /// - Parameters:
  ///   - path: the file's path, or nothing for standard output.
  ///   - what: what is to be written.
  /// - Throws: `ValidationError` when the file cannot be written.
  init(_ path: String?, for what: String) throws {
    self.path = path
    guard let path else { return }
    let place = URL(fileURLWithPath: path)
    let isFolder = (try? place.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    let exists = FileManager.default.fileExists(atPath: path)
    let isWritable = FileManager.default.isWritableFile(
      atPath: exists ? path : place.deletingLastPathComponent().path)
    guard isWritable, !isFolder else {
      throw ValidationError("The \(what) cannot be written to \(path): no such folder, or no right to write there.")
    }
  }

  /// Replaces the file in one step; what is no file, such as a device or a pipe, is written to and must not be replaced.
  ///
  /// - Parameter data: what it is to hold.
  /// - Throws: why it could not be written.
  func write(_ data: Data) throws {
    guard let path else { return try FileHandle.standardOutput.write(contentsOf: data) }
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let type = try? FileManager.default.attributesOfItem(atPath: place.path)[.type] as? FileAttributeType
    guard let type, type != .typeRegular else {
      try data.write(to: place, options: .atomic)
      return
    }
    let handle = try FileHandle(forWritingTo: place)
    try handle.write(contentsOf: data)
    try handle.close()
  }
}
