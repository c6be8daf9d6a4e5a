import Foundation
import Yams

/// A map of text to text as YAML, such as one of host names or of logins.
package enum TextMapFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - what: what it should hold, for the error.
  /// - Returns: the map.
  /// - Throws: `OperatorFileError`, which quotes nothing of the file, since it may hold passwords.
  package static func map(in file: String, as what: String) throws -> [String: String] {
    let data: Data
    do throws(RegularFile.Refusal) {
      data = try RegularFile.data(of: file, atMost: YAMLText.longest)
    } catch {
      throw OperatorFileError("The file \(file), which should hold \(what), \(error.sentence)")
    }
    guard let text = String(bytes: data, encoding: .utf8), let map = try? map(YAMLText(text)) else {
      throw OperatorFileError(
        "The file \(file), which should hold \(what), is not a YAML map of text to text without aliases.")
    }
    return map
  }

  private static func map(_ text: YAMLText) throws -> [String: String]? {
    guard let entries = try text.root()?.mapping else { return nil }
    var map: [String: String] = [:]
    for (key, value) in entries {
      guard let key = key.scalar?.string, let value = value.scalar?.string else { return nil }
      map[key] = value
    }
    return map
  }
}
