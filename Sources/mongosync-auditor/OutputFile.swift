import ArgumentParser
import Foundation
import Glibc

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
  /// A file that is there keeps its rights, and a link its place: the file it leads to is replaced.
  ///
  /// - Parameters:
  ///   - data: what it is to hold.
  ///   - isPrivate: whether only its owner may read a file that is new, as one that holds evidence.
  /// - Throws: why it could not be written.
  func write(_ data: Data, isPrivate: Bool = false) throws {
    guard let path else { return try FileHandle.standardOutput.write(contentsOf: data) }
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
    guard let attributes, attributes[.type] as? FileAttributeType != .typeRegular else {
      return try replace(place, by: data, rights: attributes?[.posixPermissions] as? Int, isPrivate: isPrivate)
    }
    let handle = try Self.opened(place.path)
    try handle.write(contentsOf: data)
    try handle.close()
  }

  /// For so long a pipe may be without a reader, who may come late.
  private static let patience = Duration.seconds(5)

  /// Opens what is no regular file, to be written to as it is; a pipe that nobody reads is not waited for without end.
  ///
  /// - Parameter path: the device or pipe.
  /// - Returns: it, open.
  /// - Throws: why it cannot be opened.
  static func opened(_ path: String) throws -> FileHandle {
    let end = ContinuousClock.now + patience
    while true {
      let descriptor = unsafe open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
      if descriptor >= 0 {
        // From here on a reader that is slow is waited for.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      }
      let reason = errno
      guard reason == ENXIO else { throw POSIXError(POSIXErrorCode(rawValue: reason) ?? .EIO) }
      guard ContinuousClock.now < end else { throw Unread() }
      Thread.sleep(forTimeInterval: 0.05)
    }
  }

  /// A pipe has no reader.
  private struct Unread: LocalizedError {
    var errorDescription: String? { "it is a pipe or a device, and nobody reads from it." }
  }

  private func replace(_ place: URL, by data: Data, rights: Int?, isPrivate: Bool) throws {
    let partial = place.path + ".mongosync-auditor-partial"
    // A run that was killed as it wrote leaves one.
    try? FileManager.default.removeItem(atPath: partial)
    let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: data)
      try handle.synchronize()
      if let rights = rights ?? (isPrivate ? nil : Self.usualRights) {
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: partial)
      }
      try handle.close()
      guard unsafe rename(partial, place.path) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    } catch {
      try? FileManager.default.removeItem(atPath: partial)
      throw error
    }
  }

  /// The rights of a new file by the mask of the process, which can only be read by setting it.
  private static let usualRights: Int = {
    let mask = umask(0o077)
    _ = umask(mask)
    return Int(0o666 & ~mask)
  }()
}
