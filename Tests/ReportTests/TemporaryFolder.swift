import Foundation

/// A folder that goes away with the test that made it.
final class TemporaryFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "report-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The folder's path.
  var path: String { url.path }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - text: what it holds.
  ///   - name: its name.
  /// - Returns: its path.
  /// - Throws: when it cannot be written.
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
