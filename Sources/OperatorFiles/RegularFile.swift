package import Foundation
import Glibc

/// A regular file of bounded size; nothing else is read, since a pipe or a device may never end.
package enum RegularFile {
  /// Why a file is not read.
  package enum Refusal: Error, Hashable {
    /// It is not there, or may not be read.
    case unreadable
    /// It is a pipe, a device, a folder or a socket.
    case otherKind
    /// It is larger than is taken.
    case tooLarge

    /// The reason, to stand after the name of the file.
    package var sentence: String {
      switch self {
      case .unreadable: "cannot be read: no such file, or no right to read it."
      case .otherKind:
        "cannot be read: it is no regular file. Pipes, devices and folders are not taken; save it to a file first."
      case .tooLarge: "cannot be read: it is too large."
      }
    }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file; a link is followed.
  ///   - limit: the most bytes that are taken.
  /// - Returns: its bytes.
  /// - Throws: ``Refusal``.
  package static func data(of path: String, atMost limit: Int) throws(Refusal) -> Data {
    // Opening a pipe that nobody writes to must not wait.
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .otherKind }
    guard status.st_size <= limit else { throw .tooLarge }
    guard let data = try? handle.readToEnd() ?? Data() else { throw .unreadable }
    guard data.count <= limit else { throw .tooLarge }
    return data
  }
}
