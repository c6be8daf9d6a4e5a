import Foundation
import Yams

/// The text of a small YAML file that a person wrote, read so that no text can hold the program up.
package struct YAMLText {
  /// More than any file written by hand; a whole one is in memory at once.
  static let longest = 1_000_000

  private let text: String

  /// Takes a text.
  ///
  /// - Parameter text: the text.
  package init(_ text: String) { self.text = text }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - name: what it holds, for the error, such as `plan`.
  /// - Throws: `OperatorFileError` when it cannot be read, is too long or is no text.
  init(file: String, holding name: String) throws {
    let data: Data
    do throws(RegularFile.Refusal) {
      data = try RegularFile.data(of: file, atMost: Self.longest)
    } catch {
      guard error != .tooLarge else {
        throw OperatorFileError("The \(name) \(file) is longer than \(Self.longest) bytes; it must be written by hand.")
      }
      throw OperatorFileError("The \(name) \(file) \(error.sentence)")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw OperatorFileError("The \(name) \(file) is not UTF-8 text.")
    }
    self.init(text)
  }

  /// The one document of the text.
  ///
  /// - Returns: its root; nothing where the text is empty.
  /// - Throws: `OperatorFileError` naming the line where the text is not the YAML that is taken.
  func root() throws -> Node? {
    if text.utf8.count > Self.longest { throw OperatorFileError("It is longer than \(Self.longest) bytes.") }
    if let name = aliasedName {
      throw OperatorFileError(
        "It uses an alias, *\(name.prefix(40)), which is not taken: repeat what stands at &\(name.prefix(40)) instead.")
    }
    do {
      // Without rules for the types of plain text, which nothing here asks for and which cost much for each key.
      return try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw OperatorFileError(Self.sentence(error))
    }
  }

  /// A name that stands both after an ampersand and after a star, as an anchor and its alias do.
  ///
  /// A few aliases of aliases stand for more nodes than memory holds, and Yams walks them when they are keys. It is
  /// told by the text alone, before Yams sees it; the same word after both signs in plain text is refused with them.
  private var aliasedName: String? {
    let bytes = Array(text.utf8)
    var anchors: Set<ArraySlice<UInt8>> = []
    var aliases: [ArraySlice<UInt8>] = []
    for place in bytes.indices where bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "*") {
      let name = bytes[(place + 1)...].prefix(while: Self.isOfName)
      if name.isEmpty { continue }
      if bytes[place] == UInt8(ascii: "&") { anchors.insert(name) } else { aliases.append(name) }
    }
    return aliases.first(where: anchors.contains).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What libyaml takes for the name of an anchor: letters, digits, `_` and `-`.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private static func key(_ duplicates: [String]) -> String {
    duplicates.compactMap(YAMLFields.printable).min() ?? "the same key"
  }

  private static func sentence(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "Line \(mark.line): it is not YAML: \(problem)."
    case .duplicatedKeysInMapping(let duplicates, let context):
      "Line \(context.mark.line): \(Self.key(duplicates)) stands twice in one map; each key may be given once."
    case .reader(let problem, _, _, _): "It is not YAML: \(problem)."
    default: "It is not YAML."
    }
  }
}
