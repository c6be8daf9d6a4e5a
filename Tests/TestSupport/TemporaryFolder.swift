import Foundation
import Synchronization

/// A folder that is removed with the value that made it, and at the latest when the process ends, however it ends.
public final class TemporaryFolder: Sendable {
  /// The folder's absolute path.
  public let path: String

  /// Makes a new empty folder.
  public init() throws {
    path = try TemporaryRoot.shared.get().makeFolder()
  }

  deinit { remove() }

  /// The path of a file in the folder.
  public func path(of name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes a file that only this user may read, and returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = path(of: name)
    guard
      FileManager.default.createFile(
        atPath: file, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file]) }
    return file
  }

  /// Removes the folder and all that is in it.
  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// The one folder that holds all temporary folders of this process, and the shell that removes it at the end.
private struct TemporaryRoot: Sendable {
  static let shared = Result { try TemporaryRoot() }

  /// A server that is being killed may still write, so one removal may fail and is repeated.
  private static let remover = """
    read -r unused
    tries=0
    until rm -rf -- "$1" || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
    """

  private let path: String
  private let lifeline: Lifeline

  private init() throws {
    path = FileManager.default.temporaryDirectory.path + "/mongosync-auditor-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    lifeline = try Lifeline(script: TemporaryRoot.remover, arguments: [path])
  }

  func makeFolder() throws -> String {
    let folder = "\(path)/\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    return folder
  }
}
