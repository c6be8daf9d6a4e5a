import Evidence
import Foundation
import Yams

/// One map of a YAML file, of which every key must be known.
///
/// Errors name the line and the key. They quote no value: what stands in a wrong file may be anything.
struct YAMLFields {
  private let what: String
  private let line: Int
  private let values: [String: Node]

  /// Takes a map.
  ///
  /// - Parameters:
  ///   - node: the map's node.
  ///   - what: what the map is, such as `a waiver`.
  ///   - keys: the keys that it may have.
  /// - Throws: `OperatorFileError` when it is no map or has another key.
  init(_ node: Node, of what: String, keys: [String]) throws {
    let known = keys.joined(separator: ", ")
    guard let mapping = node.mapping else {
      throw OperatorFileError("Line \(Self.line(of: node)): \(what) must be a map with the keys \(known).")
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard let name = key.scalar?.string, keys.contains(name) else {
        let given = Self.printable(key.scalar?.string)
        let nearest = given.map { NearestNames.words(NearestNames.of($0, among: keys), to: $0) } ?? ""
        throw OperatorFileError(
          "Line \(Self.line(of: key)): \(what) has an unknown key\(given.map { ", \($0)" } ?? "")\(nearest). "
            + "The keys are \(known).")
      }
      values[name] = value
    }
    self.what = what
    self.values = values
    line = Self.line(of: node)
  }

  /// A value that may be left out.
  ///
  /// - Parameters:
  ///   - key: its key.
  ///   - form: what it must be, as the end of a sentence.
  ///   - read: reads it; nil where it has another form.
  /// - Returns: the value; nil where it is left out.
  /// - Throws: `OperatorFileError` when it has another form.
  func optional<Value>(_ key: String, _ form: String, _ read: (Node) -> Value?) throws -> Value? {
    guard let node = values[key] else { return nil }
    guard let value = read(node) else { throw wrong(key, "must be \(form)") }
    return value
  }

  /// A text that must be there.
  ///
  /// - Parameter key: its key.
  /// - Returns: the text, without the space around it.
  /// - Throws: `OperatorFileError` when it is missing, empty or no text.
  func text(_ key: String) throws -> String {
    guard let text = try optionalText(key) else {
      throw OperatorFileError("Line \(line): \(what) has no \(key); give one that is not empty.")
    }
    return text
  }

  /// A text that may be left out.
  ///
  /// - Parameter key: its key.
  /// - Returns: the text, without the space around it; nil where it is left out or empty.
  /// - Throws: `OperatorFileError` when it is a list or a map.
  func optionalText(_ key: String) throws -> String? {
    guard let node = values[key] else { return nil }
    guard let scalar = node.scalar else { throw wrong(key, "must be one text, not a list or a map") }
    let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
    let text = scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
    return isNull || text.isEmpty ? nil : text
  }

  /// A name, or a pattern for names, that may be left out.
  ///
  /// - Parameter key: its key.
  /// - Returns: the name as it stands there, since a space is a letter of a name; nothing where it is left out.
  /// - Throws: `OperatorFileError` when it is empty, a list or a map.
  func optionalName(_ key: String) throws -> String? {
    guard let node = values[key] else { return nil }
    let text = try optionalText(key)
    let isQuoted = node.scalar.map { [.singleQuoted, .doubleQuoted].contains($0.style) } ?? false
    guard let name = isQuoted ? node.scalar?.string : text, !name.isEmpty else {
      throw wrong(key, "is empty; name something, or leave the key out, which stands for all")
    }
    return name
  }

  /// A whole number above 0 that may be left out.
  ///
  /// - Parameter key: its key.
  /// - Returns: the number; nothing where it is left out.
  /// - Throws: `OperatorFileError` when it is empty, a text in quotation marks or any other number.
  func optionalNumber(_ key: String) throws -> Int? {
    guard let node = values[key] else { return nil }
    guard let scalar = node.scalar, scalar.style == .plain, scalar.string.wholeMatch(of: /[1-9][0-9]*/) != nil,
      let number = Int(scalar.string)
    else { throw wrong(key, "must be a whole number above 0, such as 3") }
    return number
  }

  /// A time that must be there.
  ///
  /// - Parameter key: its key.
  /// - Returns: the time.
  /// - Throws: `OperatorFileError` when it is missing or no time.
  func time(_ key: String) throws -> Date {
    guard let time = Date(timeOrDay: try text(key)) else {
      throw wrong(key, "must be a day or a time in RFC 3339, such as 2026-12-31 or 2026-12-31T00:00:00Z")
    }
    return time
  }

  /// The elements of a list that may be left out.
  ///
  /// - Parameter key: its key.
  /// - Returns: the elements.
  /// - Throws: `OperatorFileError` when it is no list.
  func list(_ key: String) throws -> [Node] {
    guard let node = values[key] else { return [] }
    guard let sequence = node.sequence else { throw wrong(key, "must be a list, each entry beginning with \"- \"") }
    return Array(sequence)
  }

  /// An error about one key.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - problem: what is wrong with its value and how to mend it, as the end of a sentence.
  /// - Returns: the error.
  func wrong(_ key: String, _ problem: String) -> OperatorFileError {
    OperatorFileError("Line \(values[key].map(Self.line) ?? line): \(key) of \(what) \(problem).")
  }

  /// A short plain word of the file, safe to repeat.
  ///
  /// - Parameter text: the word.
  /// - Returns: the same word, or nothing where it is more than a word.
  static func printable(_ text: String?) -> String? {
    text.flatMap { $0.wholeMatch(of: /[A-Za-z0-9._-]{1,60}/) == nil ? nil : $0 }
  }

  private static func line(of node: Node) -> Int { node.mark?.line ?? 1 }
}
