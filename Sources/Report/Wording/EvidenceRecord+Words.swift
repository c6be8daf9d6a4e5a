import Findings

extension EvidenceRecord {
  /// The name of the command that was sent, which is the first key of its document; `command` where it is no plain word.
  ///
  /// A request to a mongosync is its own name.
  var commandName: String {
    if origin == .mongosync { return command }
    let parts = command.unicodeScalars.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty, parts[1].allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) else {
      return "command"
    }
    return String(parts[1])
  }

  /// What stands in the place of a reply that was left out.
  ///
  /// - Parameter digest: the reply's keyed SHA-256.
  /// - Returns: the words.
  static func words(withheld digest: String) -> String {
    "The raw reply was left out by --redact; its SHA-256 with the key of the redaction is \(digest)."
  }
}
